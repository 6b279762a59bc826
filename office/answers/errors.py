"""What is refused about questions to a head, as data."""

from datetime import datetime

from office.errors import Refusal


class ForwardedUnknown(Refusal):
    """There is no such question to a head, or this member may not see it."""


class AlreadyAnswered(Refusal):
    """Another head has already answered the question."""

    def __init__(self, author_id: int | None, at: datetime | None) -> None:
        super().__init__(author_id, at)
        self.author_id = author_id
        self.at = at


class QuestionTakenBack(Refusal):
    """The asker waits for no answer any more."""
