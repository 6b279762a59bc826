"""Lets what comes side by side be stored together: one transaction and one flush for all."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.intake.polling import Arrival, Intake

# So many in one statement; the next ones follow as soon as it is done.
_MOST_TOGETHER = 100

log = structlog.get_logger("bot.intake.webhook")


class Gathering:
    """Stores what waits, all at once, as soon as what came before is stored."""

    def __init__(self, intake: Intake, most_seconds: float) -> None:
        self._intake = intake
        # A connection to a server that has vanished is given up: the next one may be alive. A slow
        # disk is waited for: what SQLite holds must reach its queue; nobody else takes it there.
        self._most_seconds = None if intake.inbox.database.is_sqlite else most_seconds
        self._waiting: list[tuple[Arrival, asyncio.Future[bool]]] = []
        self._storing: asyncio.Task[None] | None = None

    def add(self, arrival: Arrival) -> asyncio.Future[bool]:
        """Let it be stored; the answer is whether it was, and comes even if nobody waits for it."""
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, stored))
        if self._storing is None:
            self._storing = asyncio.create_task(self._store_all())
        return stored

    async def finish(self, seconds: float) -> None:
        """Wait until nothing waits any more, but no longer than this."""
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
        # No await since nothing was waiting: nobody can have come in between.
        self._storing = None

    async def _store(self, arrivals: Sequence[Arrival]) -> bool:
        try:
            async with asyncio.timeout(self._most_seconds):
                await self._intake.take_in(arrivals)
        except Exception:
            # The database may be away for a while. Telegram keeps what we could not.
            log.exception("updates could not be taken in", updates=len(arrivals))
            return False
        return True
