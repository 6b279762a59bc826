"""What the outbox hands out and reports, as plain values."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from office.outbox.models import OutboxMessage


@dataclass(frozen=True)
class Claim:
    """A claimed message."""

    message: OutboxMessage
    owner: str
    chat_id: int
    is_member: bool


@dataclass(frozen=True)
class Pause:
    """How long there is nothing to claim: until `due_at` by the office's clock (None: no end).

    If something is already due, it is for `until_pace`, by the pace's clock.
    """

    due_at: datetime | None
    until_pace: timedelta | None = None


@dataclass(frozen=True)
class Health:
    """How the outbox is doing: what is due, since when, and what went wrong this week."""

    depth: int
    oldest: timedelta
    dead: int
    by_error: dict[str, int]


@dataclass(frozen=True)
class Tally:
    """How the messages of one kind about one thing ended."""

    waiting: int = 0
    held: int = 0
    sent: int = 0
    failed: int = 0
    # The recipient has blocked the bot or left Telegram.
    blocked: int = 0
    # Obsolete, cancelled, or its recipient is no longer a member.
    dropped: int = 0

    @property
    def open(self) -> int:
        """Return how many may still arrive."""
        return self.waiting + self.held
