"""An event loop whose clock stands still while there is work, and then leaps to the next timer."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any


class MovedLoop(asyncio.SelectorEventLoop):
    """Its time begins at 0. Nothing from outside the process may be waited for in it."""

    _moment = 0.0

    def time(self) -> float:
        return self._moment

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self._moment = max(self._moment, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


async def passes(seconds: float) -> None:
    """Let so much time pass."""
    await asyncio.sleep(seconds)  # no second of it is waited for


def passing() -> float:
    """Return what this loop's clock shows."""
    return asyncio.get_running_loop().time()


def moved(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Run a test in such a loop."""

    @wraps(test)
    def run(*args: Any, **named: Any) -> None:
        with asyncio.Runner(loop_factory=MovedLoop) as runner:
            runner.run(test(*args, **named))  # type: ignore[arg-type]

    return run
