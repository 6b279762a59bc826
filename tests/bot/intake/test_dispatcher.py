"""What is stored comes into the queues: at once on SQLite, by claims with replicas."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.intake.chat_queues import ChatQueues
from bot.intake.dispatcher import Dispatcher
from office.clock import HandMovedClock
from office.database import Database
from office.inbox import Inbox, StoredUpdate
from tests.waiting import until


class BotData:
    """Handles updates, each once its gate is open."""

    def __init__(self, inbox: Inbox, parallel: int, *, claims: bool) -> None:
        self.inbox = inbox
        self.begun: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.broken: set[int] = set()
        self.chat_queues = ChatQueues(self.handle, parallel)
        self.dispatcher = Dispatcher(inbox, self.chat_queues, claims=claims)

    async def handle(self, update: StoredUpdate) -> None:
        self.begun.append(update.update_id)
        await self.gates.setdefault(update.update_id, asyncio.Event()).wait()
        if update.update_id in self.broken:
            self.broken.discard(update.update_id)
            raise ZeroDivisionError
        async with self.inbox.handling(update.update_id, update.owner):
            pass

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        await self.dispatcher.open()
        running = asyncio.create_task(self.dispatcher.run())
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await self.chat_queues.close()

    def lets(self, update_id: int) -> None:
        self.gates.setdefault(update_id, asyncio.Event()).set()


def updates(*pairs: tuple[int, int]) -> list[StoredUpdate]:
    return [StoredUpdate(number, chat_id, "{}") for number, chat_id in pairs]


async def test_a_replica_takes_what_it_has_room_for_and_leaves_the_rest(
    database: Database, clock: HandMovedClock
) -> None:
    one, other = (BotData(Inbox(database, clock), 2, claims=True) for _ in range(2))
    await one.inbox.accept(updates((1, 1), (2, 2), (3, 3), (4, 4), (5, 1)))
    async with one.open():
        await until(lambda: len(one.begun) == 2)
        async with other.open():
            await until(lambda: len(other.begun) == 2)
            assert one.begun + other.begun == [1, 2, 3, 4]

            one.lets(1)
            await until(lambda: one.begun[-1] == 5)


async def test_a_chat_that_only_waits_leaves_its_room_to_another(
    database: Database, clock: HandMovedClock
) -> None:
    bot_data = BotData(Inbox(database, clock), 1, claims=True)
    rested = asyncio.Event()

    async def rests_first(update: StoredUpdate) -> None:
        bot_data.begun.append(update.update_id)
        if update.update_id == 1:
            async with bot_data.chat_queues.slot_released():
                await rested.wait()

    bot_data.chat_queues._handle = rests_first
    await bot_data.inbox.accept(updates((1, 1), (2, 2)))
    async with bot_data.open():
        await until(lambda: bot_data.begun == [1, 2])
        rested.set()
        await bot_data.chat_queues.idle()


async def test_a_letter_whose_handler_broke_comes_again(
    database: Database, clock: HandMovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.dispatcher._COUNT_EVERY_SECONDS", 0.05)
    monkeypatch.setattr("bot.intake.dispatcher._LOOK_EVERY_SECONDS", 0.02)
    bot_data = BotData(Inbox(database, clock), 2, claims=True)
    bot_data.broken.add(1)
    bot_data.lets(1)
    await bot_data.inbox.accept(updates((1, 1)))
    async with bot_data.open():
        await until(lambda: bot_data.begun == [1, 1])
        await bot_data.chat_queues.idle()

    assert await bot_data.inbox.count_open() == 0


async def test_without_replicas_a_letter_is_handed_over_directly(
    database: Database, clock: HandMovedClock
) -> None:
    bot_data = BotData(Inbox(database, clock), 2, claims=False)
    await bot_data.inbox.accept(updates((1, 1)))
    async with bot_data.open():
        bot_data.dispatcher.hand_over(await bot_data.inbox.accept(updates((2, 2))))
        await until(lambda: bot_data.begun == [1, 2])
