"""What people must be told of messages that did not arrive: the kind of message for the outbox."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from office.outbox import Again, Consequence, Told


class UnreachedNotice(StrEnum):
    """A fact about a message of the outbox; `about` is its id."""

    NOT_ARRIVED = "tidak_sampai"  # to those who asked, assigned, answered or promised


UNREACHED: Final[Mapping[str, Consequence]] = {
    UnreachedNotice.NOT_ARRIVED: Consequence(Told.NOBODY, Again.EACH),
}
"""What happens if a message of this kind does not arrive."""
