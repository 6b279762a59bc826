"""What is refused about appointments and leaves, as data."""

from office.errors import Refusal


class AppointmentUnknown(Refusal):
    """There is no such appointment or leave, it is somebody else's, or its days are over."""


class AlreadyAccepted(Refusal):
    """An appointment that was accepted cannot be declined, only ended."""


class DayIsPast(Refusal):
    """An appointment or a leave would begin before today."""


class EndsBeforeStart(Refusal):
    """An appointment or a leave would end before it begins."""


class SubstituteForOneself(Refusal):
    """Nobody stands in for themselves."""


class SubstituteIsAway(Refusal):
    """A member who is away, or has a substitute in those days, stands in for nobody."""


class SubstituteAppointedThemselves(Refusal):
    """Only the head of office takes over a post by their own word."""
