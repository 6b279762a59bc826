"""One lane a chat: its updates are handled in order, those of other chats side by side."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import structlog

from office.inbox import Letter

log = structlog.get_logger("bot.intake.chat_queues")


class Lanes:
    """Hands letters to `handle`, at most `parallel` at once and one at a time for each chat."""

    def __init__(self, handle: Callable[[Letter], Awaitable[None]], parallel: int) -> None:
        self._handle = handle
        self._parallel = parallel
        self._places = asyncio.Semaphore(parallel)
        self._waiting: dict[int, deque[Letter]] = {}
        self._resting = 0
        # The ids of the letters that wait or are being handled.
        self.in_hand: set[int] = set()
        # Called when there is room for one more letter.
        self.on_room: Callable[[], None] = lambda: None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def room(self) -> int:
        """How many more letters find a place at once. A letter that only waits takes none."""
        return max(0, self._parallel - (len(self.in_hand) - self._resting))

    def put(self, letters: Sequence[Letter]) -> None:
        """Queue the letters behind those of the same chat; returns at once."""
        for letter in letters:
            self.in_hand.add(letter.update_id)
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
        finally:
            self.in_hand.discard(letter.update_id)
            self.on_room()

    @asynccontextmanager
    async def resting(self) -> AsyncIterator[None]:
        """Give up the place of the update in hand while it only waits."""
        self._places.release()
        self._resting += 1
        self.on_room()
        try:
            yield
        finally:
            self._resting -= 1
            await self._places.acquire()

    async def idle(self) -> None:
        """Wait until every lane is empty."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def finish(self, seconds: float) -> None:
        """Give what is in the lanes so long to come to its end."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def close(self) -> None:
        """Stop at once. What was not finished stays open in the inbox."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
