"""How fast one member may ask: a rule on the times of their last questions."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST_QUESTIONS = 20
WITHIN = timedelta(minutes=1)


@dataclass
class QuestionPace:
    """One member's recent questions. Above the limit they are slowed down, never refused."""

    asked_at: deque[datetime] = field(default_factory=deque)
    is_slowed: bool = False
    # When the last wait ended.
    waited_at: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """Return how long the question asked now must wait; zero below the limit."""
        while self.asked_at and self.asked_at[0] <= now - WITHIN:
            self.asked_at.popleft()
        if len(self.asked_at) < MOST_QUESTIONS:
            self.is_slowed = self.is_slowed and bool(self.asked_at)
            return timedelta(0)
        return self.asked_at[0] + WITHIN - now

    def is_behind(self, now: datetime) -> bool:
        """Whether an answer given now may stand far from its question: this one waited, or those
        before it did."""
        return self.waited_at is not None and now - self.waited_at < WITHIN

    def note(self, now: datetime) -> None:
        """Count a question that is answered now."""
        self.asked_at.append(now)
