"""What the outbox does for an interview: delete it from the officer's chat."""

from enum import StrEnum


class InterviewNotice(StrEnum):
    """A fact. No words are sent with it."""

    FORGOTTEN = "wawancara_dihapus"  # to the officer; detail holds the messages' numbers
