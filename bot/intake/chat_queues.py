"""One queue a chat: its updates are handled in order, those of other chats side by side."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar

import structlog

from office.inbox import StoredUpdate

# How many places the update in hand takes.
_taken: ContextVar[int] = ContextVar("places_taken")

log = structlog.get_logger("bot.intake.chat_queues")


class ChatQueues:
    """Hands updates to `handle`, at most `parallel` at once and one at a time for each chat.

    One that is suspected takes all places: if the process ends now, nothing else was in hand.
    """

    def __init__(self, handle: Callable[[StoredUpdate], Awaitable[None]], parallel: int) -> None:
        self._handle = handle
        self._parallel = parallel
        self._places = asyncio.Semaphore(parallel)
        # Held while places are taken: of two who need all, neither may wait for the other's.
        self._turn = asyncio.Lock()
        self._waiting: dict[int, deque[StoredUpdate]] = {}
        self._released = 0
        # The ids of the updates that wait or are being handled.
        self.in_hand: set[int] = set()
        # Called when there is room for one more update.
        self.on_room: Callable[[], None] = lambda: None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def room(self) -> int:
        """Return how many more updates can start at once. One that rests takes up no place."""
        return max(0, self._parallel - (len(self.in_hand) - self._released))

    def put(self, updates: Sequence[StoredUpdate]) -> None:
        """Queue the updates behind those of the same chat; returns at once."""
        for update in updates:
            self.in_hand.add(update.update_id)
            if update.chat_id in self._waiting:
                self._waiting[update.chat_id].append(update)
            else:
                self._open(update)

    def _open(self, update: StoredUpdate) -> None:
        self._waiting[update.chat_id] = deque([update])
        task = asyncio.create_task(self._drive(update.chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, chat_id: int) -> None:
        queue = self._waiting[chat_id]
        while queue:
            _taken.set(self._parallel if queue[0].is_suspected else 1)
            await self._take()
            try:
                await self._handle_one(queue.popleft())
            finally:
                self._give_back()
        # No await since the queue was seen to be empty, so nothing was added in between.
        del self._waiting[chat_id]

    async def _take(self) -> None:
        taken = 0
        async with self._turn:
            try:
                while taken < _taken.get():
                    await self._places.acquire()
                    taken += 1
            except asyncio.CancelledError:
                self._give_back(taken)
                raise

    def _give_back(self, places: int | None = None) -> None:
        for _ in range(_taken.get() if places is None else places):
            self._places.release()

    async def _handle_one(self, update: StoredUpdate) -> None:
        try:
            await self._handle(update)
        except Exception:
            # The update is still open in the inbox. Without this the next ones would wait for a
            # restart.
            log.exception("an update could not be handled", update=update.update_id)
        finally:
            self.in_hand.discard(update.update_id)
            self.on_room()

    @asynccontextmanager
    async def slot_released(self) -> AsyncIterator[None]:
        """Give up the place of the update in hand while it only waits for something."""
        self._give_back()
        self._released += 1
        self.on_room()
        try:
            yield
        finally:
            self._released -= 1
            await self._take()

    async def idle(self) -> None:
        """Wait until every queue is empty."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def finish(self, seconds: float) -> None:
        """Give the updates in the queues this many seconds to end."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)

    async def close(self) -> None:
        """Stop at once. What was not finished stays open in the inbox."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
