"""The hand-moved clock wakes sleepers when their hour comes, and not before."""

import asyncio
from datetime import timedelta

from office.clock import HandMovedClock


async def test_sleepers_wake_when_the_clock_is_moved(clock: HandMovedClock) -> None:
    sleeper = asyncio.create_task(clock.sleep(timedelta(minutes=5)))
    await asyncio.sleep(0)

    clock.advance(timedelta(minutes=4))
    await asyncio.sleep(0)
    assert not sleeper.done()

    clock.advance(timedelta(minutes=1))
    await sleeper
