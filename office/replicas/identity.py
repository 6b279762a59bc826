"""The name under which this process claims work."""

import os
import secrets
import socket


class Identity:
    """A name that no other process has, and that this process never uses again once it is lost.

    It changes when the others have taken this process for dead, so that what it began under the old
    name cannot be mistaken for what it does under the new one.
    """

    def __init__(self) -> None:
        self.name = _new_name()

    def change(self) -> None:
        self.name = _new_name()


def _new_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
