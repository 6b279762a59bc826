"""Stores updates that arrive together in one transaction, with one flush for all."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.intake.polling import Arrival, Intake

# At most this many in one statement. The next ones follow as soon as it is done.
_MOST_TOGETHER = 100

log = structlog.get_logger("bot.intake.webhook")


class Batching:
    """Stores all that waits at once, as soon as the batch before is stored."""

    def __init__(self, intake: Intake, most_seconds: float) -> None:
        self._intake = intake
        # PostgreSQL: give up a connection to a server that has vanished; the next one may be alive.
        # SQLite: wait for a slow disk. What is stored late must still reach its queue, and nobody
        # else takes it there.
        self._most_seconds = None if intake.inbox.database.is_sqlite else most_seconds
        self._waiting: list[tuple[Arrival, asyncio.Future[bool]]] = []
        self._storing: asyncio.Task[None] | None = None

    def add(self, arrival: Arrival) -> asyncio.Future[bool]:
        """Queue it to be stored. The result says whether it was; it comes even if nobody waits."""
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, stored))
        if self._storing is None:
            self._storing = asyncio.create_task(self._store_all())
        return stored

    async def finish(self, seconds: float) -> None:
        """Wait until nothing waits any more, but at most this many seconds."""
        if self._storing is not None:
            await asyncio.wait([self._storing], timeout=seconds)

    async def _store_all(self) -> None:
        while self._waiting:
            together = self._waiting[:_MOST_TOGETHER]
            del self._waiting[:_MOST_TOGETHER]
            is_stored = await self._store([arrival for arrival, _ in together])
            for _, stored in together:
                if not stored.done():
                    stored.set_result(is_stored)
        # No await since nothing was waiting, so nothing was added in between.
        self._storing = None

    async def _store(self, arrivals: Sequence[Arrival]) -> bool:
        try:
            async with asyncio.timeout(self._most_seconds):
                await self._intake.take_in(arrivals)
        except Exception:
            # The database may be down for a while. Telegram keeps what we could not store.
            log.exception("updates could not be taken in", updates=len(arrivals))
            return False
        return True
