"""The time of day. Services own a clock, so that a test can move it by hand."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits for a moment. All datetimes are aware and in UTC."""

    def now(self) -> datetime: ...

    async def sleep(self, wait: timedelta) -> None: ...


async def sleep_until(clock: Clock, moment: datetime) -> None:
    """Wait for a moment. As a task it reads the clock when it starts, not when it is created."""
    await clock.sleep(moment - clock.now())


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, wait: timedelta) -> None:
        await asyncio.sleep(max(0.0, wait.total_seconds()))


class HandMovedClock:
    """A clock that stands still until it is moved. Sleepers wake in order."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._sleepers: list[tuple[datetime, int, asyncio.Event]] = []
        self._order = 0

    def now(self) -> datetime:
        return self._now

    async def sleep(self, wait: timedelta) -> None:
        if wait <= timedelta(0):
            return
        woken = asyncio.Event()
        self._order += 1
        heapq.heappush(self._sleepers, (self._now + wait, self._order, woken))
        await woken.wait()

    def move_to(self, moment: datetime) -> None:
        """Move the time forward and wake everyone who waits for a moment up to then."""
        self._now = max(self._now, moment.astimezone(UTC))
        while self._sleepers and self._sleepers[0][0] <= self._now:
            heapq.heappop(self._sleepers)[2].set()

    def advance(self, by: timedelta) -> None:
        self.move_to(self._now + by)
