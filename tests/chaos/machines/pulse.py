"""How fast the machine is just now: what people and the judge may expect is measured by it."""

import asyncio
import hashlib
import os
import statistics
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

# Measured where the patience of people and judge was found to be enough: two idle cores and an SSD.
_WORK_BYTES = bytes(8 * 1024 * 1024)
_WORK_SECONDS_AT_REST = 0.0042
_FLUSH_SECONDS_AT_REST = 0.004
# Nobody waits longer than this many times: a round must end.
_MOST = 3.0
_BEATS_EVERY = 1.0
_REMEMBERED = 9
_AT_THE_START = 5


class Pulse:
    """Takes the machine's pulse at the start and every second; 1 is a machine at rest."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "pulse"
        self._recent: deque[float] = deque(maxlen=_REMEMBERED)
        self.all: list[float] = []

    @property
    def slowness(self) -> float:
        """How many times as long as at rest people wait now."""
        return min(max(1.0, self._now), _MOST)

    @property
    def _now(self) -> float:
        return statistics.median(self._recent) if self._recent else 1.0

    @property
    def usual(self) -> float:
        return statistics.median(self.all)

    @property
    def worst(self) -> float:
        return max(self.all)

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Go on measuring until the block is left."""
        for _ in range(_AT_THE_START):
            await self._beat()
        beating = asyncio.create_task(self._beats())
        try:
            yield
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)

    async def _beats(self) -> None:
        while True:
            # The machine's own pace is what is measured.
            await asyncio.sleep(_BEATS_EVERY)
            await self._beat()

    async def _beat(self) -> None:
        self.note(await asyncio.to_thread(self._measure))

    def note(self, slowness: float) -> None:
        """Remember how slow it was just now."""
        self._recent.append(slowness)
        self.all.append(self._now)

    def _measure(self) -> float:
        """A piece of work (without Python's lock), and a flush."""
        began = time.perf_counter()
        hashlib.sha256(_WORK_BYTES).digest()
        worked = time.perf_counter()
        with self._file.open("wb") as file:
            file.write(b"beat")
            file.flush()
            os.fsync(file.fileno())
        flushed = time.perf_counter()
        at_work = (worked - began) / _WORK_SECONDS_AT_REST
        at_flush = (flushed - worked) / _FLUSH_SECONDS_AT_REST
        return max(at_work, at_flush)
