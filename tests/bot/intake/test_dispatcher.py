"""What is stored comes into the lanes: at once on SQLite, by claims where there are replicas."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.intake.chat_queues import Lanes
from bot.intake.dispatcher import Dispatcher
from office.clock import HandMovedClock
from office.database import Database
from office.inbox import Inbox, Letter


class Desk:
    """Handles letters, each once its gate is open."""

    def __init__(self, inbox: Inbox, parallel: int, *, claims: bool) -> None:
        self.inbox = inbox
        self.begun: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.broken: set[int] = set()
        self.lanes = Lanes(self.handle, parallel)
        self.dispatcher = Dispatcher(inbox, self.lanes, claims=claims)

    async def handle(self, letter: Letter) -> None:
        self.begun.append(letter.update_id)
        await self.gates.setdefault(letter.update_id, asyncio.Event()).wait()
        if letter.update_id in self.broken:
            self.broken.discard(letter.update_id)
            raise ZeroDivisionError
        async with self.inbox.handling(letter.update_id, letter.owner):
            pass

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        await self.dispatcher.open()
        running = asyncio.create_task(self.dispatcher.run())
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await self.lanes.close()

    def lets(self, update_id: int) -> None:
        self.gates.setdefault(update_id, asyncio.Event()).set()


def letters(*pairs: tuple[int, int]) -> list[Letter]:
    return [Letter(number, chat_id, "{}") for number, chat_id in pairs]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.002)


async def test_a_replica_takes_what_it_has_room_for_and_leaves_the_rest(
    database: Database, clock: HandMovedClock
) -> None:
    one, other = (Desk(Inbox(database, clock), 2, claims=True) for _ in range(2))
    await one.inbox.accept(letters((1, 1), (2, 2), (3, 3), (4, 4), (5, 1)))
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
    desk = Desk(Inbox(database, clock), 1, claims=True)
    rested = asyncio.Event()

    async def rests_first(letter: Letter) -> None:
        desk.begun.append(letter.update_id)
        if letter.update_id == 1:
            async with desk.lanes.resting():
                await rested.wait()

    desk.lanes._handle = rests_first
    await desk.inbox.accept(letters((1, 1), (2, 2)))
    async with desk.open():
        await until(lambda: desk.begun == [1, 2])
        rested.set()
        await desk.lanes.idle()


async def test_a_letter_whose_handler_broke_comes_again(
    database: Database, clock: HandMovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.dispatcher._COUNT_EVERY_SECONDS", 0.05)
    monkeypatch.setattr("bot.intake.dispatcher._LOOK_EVERY_SECONDS", 0.02)
    desk = Desk(Inbox(database, clock), 2, claims=True)
    desk.broken.add(1)
    desk.lets(1)
    await desk.inbox.accept(letters((1, 1)))
    async with desk.open():
        await until(lambda: desk.begun == [1, 1])
        await desk.lanes.idle()

    assert await desk.inbox.count_open() == 0


async def test_without_replicas_a_letter_is_handed_over_directly(
    database: Database, clock: HandMovedClock
) -> None:
    desk = Desk(Inbox(database, clock), 2, claims=False)
    await desk.inbox.accept(letters((1, 1)))
    async with desk.open():
        desk.dispatcher.hand_over(await desk.inbox.accept(letters((2, 2))))
        await until(lambda: desk.begun == [1, 2])
