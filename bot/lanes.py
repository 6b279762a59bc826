"""One lane a chat: its updates are handled in order, those of other chats side by side."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import structlog

from office.inbox import Letter

log = structlog.get_logger("bot.lanes")


class Lanes:
    """Hands letters to `handle`, at most `parallel` at once and one at a time for each chat."""

    def __init__(self, handle: Callable[[Letter], Awaitable[None]], parallel: int) -> None:
        self._handle = handle
        self._places = asyncio.Semaphore(parallel)
        self._waiting: dict[int, deque[Letter]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, letters: Sequence[Letter]) -> None:
        """Queue the letters behind those of the same chat; returns at once."""
        for letter in letters:
            if letter.chat_id in self._waiting:
                self._waiting[letter.chat_id].append(letter)
            else:
                self._open(letter)

    def _open(self, letter: Letter) -> None:
        self._waiting[letter.chat_id] = deque([letter])
        task = asyncio.create_task(self._drive(letter.chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, chat_id: int) -> None:
        queue = self._waiting[chat_id]
        while queue:
            async with self._places:
                await self._handle_one(queue.popleft())
        # No await since the queue was seen empty: nothing can have been added in between.
        del self._waiting[chat_id]

    async def _handle_one(self, letter: Letter) -> None:
        try:
            await self._handle(letter)
        except Exception:
            # The letter is still open in the inbox; the next ones must not wait for a restart.
            log.exception("an update could not be handled", update=letter.update_id)

    @asynccontextmanager
    async def resting(self) -> AsyncIterator[None]:
        """Give up the place of the update in hand while it only waits."""
        self._places.release()
        try:
            yield
        finally:
            await self._places.acquire()

    async def idle(self) -> None:
        """Wait until every lane is empty."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop at once. What was not finished stays open in the inbox."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
