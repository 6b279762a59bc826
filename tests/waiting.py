"""The one way to wait for what happens in another task or process, in its own time."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable

# For what needs no time on a machine at rest: slow is not lost.
PATIENCE_SECONDS = 30.0


async def until(
    holds: Callable[[], object | Awaitable[object]],
    within: float = PATIENCE_SECONDS,
    every: float = 0.005,
) -> None:
    """Look again and again until it is so; `TimeoutError` if it never is."""
    async with asyncio.timeout(within):
        while True:
            found = holds()
            if inspect.isawaitable(found):
                found = await found
            if found:
                return
            # No clock can be moved here: a process, a socket or a thread is being waited for.
            await asyncio.sleep(every)
