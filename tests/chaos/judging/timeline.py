"""What came onto everybody's screen, in the order of its coming: new messages and changed ones."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from botapi_emulator import Emulator, Message


class Timeline:
    """One chat as its person saw it change."""

    def __init__(self) -> None:
        self.seen: list[Message] = []
        self._news = asyncio.Event()

    def add(self, message: Message) -> None:
        self.seen.append(message.snapshot())
        self._news.set()

    async def news(self, after: int, within: float) -> bool:
        """Wait until more than `after` things were seen; False if that takes too long."""
        try:
            async with asyncio.timeout(within):
                while len(self.seen) <= after:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return False
        return True


_SHOWN = frozenset({"message", "edited"})
Timelines = defaultdict[int, Timeline]


@asynccontextmanager
async def recorded(telegram: Emulator) -> AsyncIterator[Timelines]:
    """Keep everybody's timeline, by chat id, for the length of a block."""
    timelines: Timelines = defaultdict(Timeline)

    async def record() -> None:
        with telegram.world.feed.listening() as events:
            async for event in events:
                message = event.message if event.kind in _SHOWN else None
                if message is not None and message.is_from_bot:
                    timelines[message.chat_id].add(message)

    recording = asyncio.create_task(record())
    await asyncio.sleep(0)
    try:
        yield timelines
    finally:
        recording.cancel()
        await asyncio.gather(recording, return_exceptions=True)
