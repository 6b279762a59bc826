"""Waiting for something to appear in the world."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from botapi_emulator.world.world import World

T = TypeVar("T")


async def until(world: World, found: Callable[[], T | None], within: float | None) -> T | None:
    """What `found` finds, looked for after each event; None if it does not come in time."""
    with world.feed.listening() as events:
        try:
            async with asyncio.timeout(world.patience if within is None else within):
                while (result := found()) is None:
                    await anext(events)
        except (TimeoutError, StopAsyncIteration):
            return None
    return result
