"""How fast messages may follow one another: a generic cell rate algorithm, as a pure rule.

Telegram allows about 30 messages a second over all and one a second to one chat, with short bursts
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

    def reserve(self, next_at: datetime, not_before: datetime) -> tuple[datetime, datetime]:
        """Return the moment at which one more message may be sent, and the new `next_at`."""
        slot = max(not_before, next_at - self.tolerance)
        return slot, max(slot, next_at) + self.interval

    def room(self, next_at: datetime, now: datetime, horizon: timedelta) -> int:
        """Return how many messages may be sent from now until the horizon."""
        ahead = now + horizon - max(next_at - self.tolerance, now)
        return max(0, ahead // self.interval)


@dataclass
class Lateness:
    """By how much the pace must be delayed because messages have left late.

    A message that leaves late comes closer to those that follow on time. Several with the same
    delay come closer by that delay together, not each of them. A single one, however late, moves
    the rest by one interval at most.
    """

    interval: timedelta
    _longest: timedelta = timedelta(0)
    _moments: timedelta = timedelta(0)

    def note(self, by: timedelta) -> None:
        """Count a message that has left this much too late."""
        if by > timedelta(0):
            self._longest = max(self._longest, by)
            self._moments += min(by, self.interval)

    def take(self) -> timedelta:
        """Return by how much to delay the next moments, and begin to count anew."""
        put_off = min(self._longest, self._moments)
        self._longest = self._moments = timedelta(0)
        return put_off


def per_second(messages: float) -> Rate:
    """Return an even rate without bursts."""
    return Rate(timedelta(seconds=1 / messages))


# 30 of these take 1.024 s. The 24 ms are for requests that do not all travel equally fast.
OVER_ALL = per_second(29.3)
TO_ONE_CHAT = Rate(timedelta(seconds=1), burst=5)
