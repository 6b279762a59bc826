"""Keeps this process, with all its senders, below what Telegram accepts in one second.

The outbox spaces its messages evenly, but answers to questions do not go through it, and under
load two evenly spaced messages may leave together. This is the last limit before the network.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram._utils.types import JSONDict
from telegram.ext import BaseRateLimiter

MOST = 30
# A little more than Telegram's second: not all requests travel equally fast.
SPAN_SECONDS = 1.005
# A request that hangs must not hold up the others.
MOST_LATENESS_SECONDS = 0.25
_COUNTED = ("send", "copy", "forward")
_FREE = ("sendChatAction",)


def is_counted(endpoint: str) -> bool:
    """Whether Telegram counts this method as a message."""
    return endpoint.startswith(_COUNTED) and endpoint not in _FREE


@dataclass(eq=False)
class Trip:
    """One message through the limiter: when it left, and when its answer came."""

    left: float
    back: float | None = None


class RateLimiter(BaseRateLimiter[None]):
    """Lets at most 30 messages through in any second, in the order in which they come."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._trips: deque[Trip] = deque(maxlen=MOST)
        self._turn = asyncio.Lock()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Carry out the request, after a wait if it is a message and the second is full."""
        if not is_counted(endpoint):
            return await callback(*args, **kwargs)
        passage = await self._pass()
        try:
            return await callback(*args, **kwargs)
        finally:
            passage.back = self._now()

    async def _pass(self) -> Trip:
        async with self._turn:
            while (wait := self._wait()) > 0:
                await self._sleep(wait)
            passage = Trip(self._now())
            self._trips.append(passage)
        return passage

    def _wait(self) -> float:
        """Return the seconds until the oldest of the last thirty left a second ago."""
        if len(self._trips) < MOST:
            return 0.0
        oldest = self._trips[0]
        return oldest.left + SPAN_SECONDS + self._lateness(oldest) - self._now()

    def _lateness(self, passage: Trip) -> float:
        """Return how much later than the fastest this one may have reached Telegram."""
        trips = [one.back - one.left for one in self._trips if one.back is not None]
        if not trips:
            return 0.0
        trip = (passage.back if passage.back is not None else self._now()) - passage.left
        return min(max(0.0, trip - min(trips)), MOST_LATENESS_SECONDS)
