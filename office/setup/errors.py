"""What is refused while an office is not ready, or was answered meanwhile."""

from collections.abc import Sequence

from office.errors import Refusal
from office.setup.steps import ReadinessStep


class NotReady(Refusal):
    """More people than may be in an office that is not ready for real data."""

    def __init__(self, room: int, missing: Sequence[ReadinessStep] = ()) -> None:
        super().__init__(f"room for {room} more")
        self.room = room
        """How many more may be invited."""
        self.missing = missing


class WrongPaper(Refusal):
    """A line of the figures on paper cannot be read."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line
        """A `PaperField`, or the words of a line that is none."""


class AnswerChanged(Refusal):
    """Somebody has answered the step again, or undone it, meanwhile."""
