"""What is refused about the training, as data."""

from datetime import date

from office.errors import Refusal


class NoTraining(Refusal):
    """This office has no cards, questions or schedule, or none that could come now."""


class CardUnknown(Refusal):
    """There is no such card of a day, or it is somebody else's."""


class CardIsClosed(Refusal):
    """The card already has another answer, or its day is over and it cannot be put off."""


class CardIsHeld(Refusal):
    """The section that the card rests on has changed, and its keeper has not decided yet."""


class QuizUnknown(Refusal):
    """The poll is unknown, or was put to somebody else."""


class AlreadySnoozed(Refusal):
    """A pause is running, or ended less than a week ago. Nobody can opt out for good."""

    until: date | None = None
    again_on: date | None = None

    def __init__(self, until: date | None = None, again_on: date | None = None) -> None:
        super().__init__(until, again_on)
        self.until = until
        self.again_on = again_on


class NoTrainingDay(Refusal):
    """A schedule without a working day for its cards. Nobody can opt out for good."""


class OutsideWorkingHours(Refusal):
    """A schedule with a time at which the office is closed on one of its days."""
