"""What is refused about questions and their answers, as data."""

from office.errors import Refusal


class QuestionUnknown(Refusal):
    """The question behind an old button is no longer kept."""


class AlreadySent(Refusal):
    """What the button stood for was already sent."""
