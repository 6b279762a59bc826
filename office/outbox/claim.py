"""What the outbox hands out and reports: plain values."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from office.outbox.models import OutboxMessage


@dataclass(frozen=True)
class Claim:
    """A message in its owner's hands, and the moment (by the pace's clock) at which it may go."""

    message: OutboxMessage
    owner: str
    chat_id: int
    is_member: bool
    send_at: datetime


@dataclass(frozen=True)
class Pause:
    """How long there is nothing to claim: until `due_at` by the office's clock (None: for ever).

    Where something is due already, it is for `until_pace` by the pace's clock instead.
    """

    due_at: datetime | None
    until_pace: timedelta | None = None


@dataclass(frozen=True)
class Health:
    """How the outbox fares: what is due and not sent, since when, and what went wrong."""

    depth: int
    oldest: timedelta
    dead: int
    by_error: dict[str, int]


@dataclass(frozen=True)
class Tally:
    """What has become of the messages of one kind about one thing."""

    waiting: int = 0
    held: int = 0
    sent: int = 0
    failed: int = 0
    # The recipient has blocked the bot or left Telegram.
    blocked: int = 0
    # Obsolete, cancelled, or its recipient was no longer a member.
    dropped: int = 0

    @property
    def open(self) -> int:
        """How many may yet arrive."""
        return self.waiting + self.held
