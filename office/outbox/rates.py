"""How fast messages to one chat may follow one another: a generic cell rate algorithm, a pure rule.

Telegram allows about one message a second to one chat, with short bursts
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Rate:
    """One message every `interval`, and up to `burst` at once after a rest."""

    interval: timedelta
    burst: int = 1

    @property
    def tolerance(self) -> timedelta:
        """Return how far `next_at` may be ahead of a message that is sent now."""
        return (self.burst - 1) * self.interval

    def reserve(self, next_at: datetime, now: datetime) -> datetime:
        """Return the new `next_at` once one more message is sent now."""
        return max(next_at, now) + self.interval


# What the outbox sends to one chat, and what all send there: a person's answers have a part of it.
# Telegram takes ten at once; two of them are for a first one that comes late to the others.
TO_ONE_CHAT = Rate(timedelta(seconds=1), burst=5)
TO_ONE_CHAT_IN_ALL = Rate(timedelta(seconds=1), burst=8)
