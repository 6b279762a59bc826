"""What people are asked about sample questions: the kinds of message for the outbox."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class SampleNotice(StrEnum):
    """A fact about sample questions."""

    ASKED = "contoh_diminta"  # to a colleague; about is the request


UNREACHED: Consequences = {SampleNotice.ASKED: Consequence(Told.NOBODY, Again.NOTHING)}
