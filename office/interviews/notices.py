"""What the outbox does for an interview: delete it from the officer's chat."""

from dataclasses import dataclass
from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told
from office.payload import Joined


class InterviewNotice(StrEnum):
    """A fact. No words are sent with it."""

    FORGOTTEN = "wawancara_dihapus"  # to the officer; detail is `Messages`


@dataclass(frozen=True)
class Messages(Joined):
    """The numbers of messages in a chat."""

    numbers: tuple[int, ...]


UNREACHED: Consequences = {
    InterviewNotice.FORGOTTEN: Consequence(Told.NOBODY, Again.EACH),
}
