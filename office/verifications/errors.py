"""What is refused about verifications, as data."""

from office.errors import Refusal


class VerificationUnknown(Refusal):
    """There is no such verification, or this member may not see it."""


class VerificationEnded(Refusal):
    """The verification already has an answer, or was cancelled."""


class DayIsAhead(Refusal):
    """Something that has happened would be on a future day."""


class DayIsFar(Refusal):
    """A day more than a year away: a typing error."""


class AnswerDueBefore(Refusal):
    """An answer would be due before today, or before it was asked for."""
