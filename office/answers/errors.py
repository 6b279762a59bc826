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


class AnsweredAlike(Refusal):
    """An answer to a question that may be the same is in force: its author decides with it seen."""

    def __init__(self, answer_id: int) -> None:
        super().__init__(answer_id)
        self.answer_id = answer_id


class QuestionTakenBack(Refusal):
    """The asker waits for no answer any more."""
