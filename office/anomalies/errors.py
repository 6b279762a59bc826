"""What is refused about reports, as data."""

from datetime import datetime

from office.errors import Refusal


class AnomalyUnknown(Refusal):
    """There is no such report, or this member may not see it."""


class AlreadyAcknowledged(Refusal):
    """Somebody has already taken the report."""

    def __init__(self, holder_id: int | None, at: datetime | None) -> None:
        super().__init__(holder_id, at)
        self.holder_id = holder_id
        self.at = at


class NotYourTurn(Refusal):
    """The member may see the report, but it is with somebody else now."""


class NothingAbove(Refusal):
    """Nobody in the office is above the member for this report."""


class NobodyToPush(Refusal):
    """The member has the report, or nobody who could be told has it."""


class PushedToday(Refusal):
    """Somebody has already pushed the holder of the report today."""

    def __init__(self, by: int | None, at: datetime) -> None:
        super().__init__(by, at)
        self.by = by
        self.at = at


class AlreadyClosed(Refusal):
    """The report has ended. It can be reopened, not changed."""


class ReopeningTooLate(Refusal):
    """The days in which a reporter can ask to reopen a report are over."""


class ReopeningAsked(Refusal):
    """The reporter has already asked to reopen the report, and it is still closed."""


class NoSuchStep(Refusal):
    """The report's category has no such step."""


class StepsMissing(Refusal):
    """Steps of the category are not done, and nobody has said why."""


class AlreadyThere(Refusal):
    """That section already has the report."""


class LedByConcerned(Refusal):
    """That section is led by somebody whom the report is about."""


class TooLate(Refusal):
    """The ten minutes in which a report can be withdrawn are over."""


class WordsTooLate(Refusal):
    """The ten minutes in which an addition to a report can be taken back are over."""


class OnlyPractice(Refusal):
    """The report is one that its reporter practises with: nothing can be sent to anybody."""


class NobodyToJudge(Refusal):
    """The report is about the head of office: nobody in the office can judge it."""
