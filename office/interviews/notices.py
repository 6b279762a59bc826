"""What the outbox does for an interview: take it out of the officer's chat."""

from enum import StrEnum


class InterviewNotice(StrEnum):
    """A fact; no words go out with it."""

    FORGOTTEN = "wawancara_dihapus"  # to the officer; detail holds the messages' numbers
