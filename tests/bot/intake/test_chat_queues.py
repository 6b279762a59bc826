"""Updates of one chat are handled in order, those of different chats side by side."""

import asyncio

from bot.intake.chat_queues import Lanes
from office.inbox import Letter


def letters(*pairs: tuple[int, int]) -> list[Letter]:
    return [Letter(update_id, chat_id, "{}") for update_id, chat_id in pairs]


async def test_a_slow_chat_does_not_hold_up_another() -> None:
    gate, done = asyncio.Event(), []

    async def handle(letter: Letter) -> None:
        if letter.chat_id == 1:
            await gate.wait()
        done.append(letter.update_id)

    lanes = Lanes(handle, parallel=4)
    lanes.put(letters((1, 1), (2, 2), (3, 1), (4, 2)))
    while done != [2, 4]:
        await asyncio.sleep(0)
    gate.set()
    await lanes.idle()

    assert done == [2, 4, 1, 3]


async def test_a_chat_keeps_its_order() -> None:
    done = []

    async def handle(letter: Letter) -> None:
        await asyncio.sleep(0)
        done.append(letter.update_id)

    lanes = Lanes(handle, parallel=4)
    for number in range(10):
        lanes.put(letters((number, 1)))
        await asyncio.sleep(0)
    await lanes.idle()

    assert done == list(range(10))


async def test_no_more_are_handled_at_once_than_allowed() -> None:
    busy, most = 0, 0

    async def handle(letter: Letter) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1

    lanes = Lanes(handle, parallel=3)
    lanes.put(letters(*((number, number) for number in range(20))))
    await lanes.idle()

    assert most == 3


async def test_a_failure_does_not_close_the_lane() -> None:
    done = []

    async def handle(letter: Letter) -> None:
        if letter.update_id == 1:
            raise RuntimeError
        done.append(letter.update_id)

    lanes = Lanes(handle, parallel=1)
    lanes.put(letters((1, 1), (2, 1)))
    await lanes.idle()

    assert done == [2]
