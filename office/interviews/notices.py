"""What the outbox does for an interview: delete it from the officer's chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from office.outbox import Again, Consequence, Told
from office.payload import Joined


class InterviewNotice(StrEnum):
    """A fact. No words are sent with it."""

    FORGOTTEN = "wawancara_dihapus"  # to the officer; detail is `Messages`


@dataclass(frozen=True)
class Messages(Joined):
    """The numbers of messages in a chat."""

    numbers: tuple[int, ...]


UNREACHED: Final[Mapping[str, Consequence]] = {
    InterviewNotice.FORGOTTEN: Consequence(Told.NOBODY, Again.EACH),
}
"""What happens if a message of this kind does not arrive."""
