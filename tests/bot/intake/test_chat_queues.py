"""Updates of one chat are handled in order, those of different chats side by side."""

import asyncio

from bot.intake.chat_queues import ChatQueues
from office.inbox import StoredUpdate


def updates(*pairs: tuple[int, int]) -> list[StoredUpdate]:
    return [StoredUpdate(update_id, chat_id, "{}") for update_id, chat_id in pairs]


async def test_a_slow_chat_does_not_hold_up_another() -> None:
    gate, done = asyncio.Event(), []

    async def handle(update: StoredUpdate) -> None:
        if update.chat_id == 1:
            await gate.wait()
        done.append(update.update_id)

    chat_queues = ChatQueues(handle, parallel=4)
    chat_queues.put(updates((1, 1), (2, 2), (3, 1), (4, 2)))
    while done != [2, 4]:
        await asyncio.sleep(0)
    gate.set()
    await chat_queues.idle()

    assert done == [2, 4, 1, 3]


async def test_a_chat_keeps_its_order() -> None:
    done = []

    async def handle(update: StoredUpdate) -> None:
        await asyncio.sleep(0)
        done.append(update.update_id)

    chat_queues = ChatQueues(handle, parallel=4)
    for number in range(10):
        chat_queues.put(updates((number, 1)))
        await asyncio.sleep(0)
    await chat_queues.idle()

    assert done == list(range(10))


async def test_no_more_are_handled_at_once_than_allowed() -> None:
    busy, most = 0, 0

    async def handle(update: StoredUpdate) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1

    chat_queues = ChatQueues(handle, parallel=3)
    chat_queues.put(updates(*((number, number) for number in range(20))))
    await chat_queues.idle()

    assert most == 3


async def test_a_failure_does_not_close_the_lane() -> None:
    done = []

    async def handle(update: StoredUpdate) -> None:
        if update.update_id == 1:
            raise RuntimeError
        done.append(update.update_id)

    chat_queues = ChatQueues(handle, parallel=1)
    chat_queues.put(updates((1, 1), (2, 1)))
    await chat_queues.idle()

    assert done == [2]


async def test_what_is_suspected_is_handled_alone() -> None:
    busy: set[int] = set()
    beside: dict[int, set[int]] = {}

    async def handle(update: StoredUpdate) -> None:
        async with chat_queues.slot_released():
            await asyncio.sleep(0)
        busy.add(update.update_id)
        for _ in range(3):
            await asyncio.sleep(0)
            beside.setdefault(update.update_id, set()).update(busy - {update.update_id})
        busy.discard(update.update_id)

    chat_queues = ChatQueues(handle, parallel=3)
    suspected = [StoredUpdate(number, number, "{}", tries=2) for number in (4, 5)]
    chat_queues.put([*updates((1, 1), (2, 2)), *suspected, *updates((6, 6), (7, 7))])
    await chat_queues.idle()

    assert beside[1]
    assert beside[4] == beside[5] == set()
