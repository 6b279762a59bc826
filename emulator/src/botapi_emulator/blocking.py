"""The emulator for tests without `await`: it serves in a thread, and every act waits its turn."""

import asyncio
import threading
from collections.abc import Callable
from inspect import isawaitable, isroutine
from typing import Any, Self

from botapi_emulator.emulator import Emulator

PEOPLE = "botapi_emulator.people."


class Blocking:
    """One of them from outside its loop: `budi.expects("Welcome")` returns the message."""

    def __init__(self, target: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._target = target
        self._loop = loop

    def __getattr__(self, name: str) -> Any:
        value = self._in_loop(lambda: getattr(self._target, name))
        return self._acting(value) if isroutine(value) else self._shown(value)

    def __repr__(self) -> str:
        return repr(self._target)

    def _acting(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acts(*args: Any, **kwargs: Any) -> Any:
            given = [_bare(value) for value in args]
            named = {name: _bare(value) for name, value in kwargs.items()}
            return self._shown(self._in_loop(lambda: act(*given, **named)))

        return acts

    def _shown(self, value: Any) -> Any:
        return Blocking(value, self._loop) if _acts(value) else value

    def _in_loop(self, act: Callable[[], Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(_done(act), self._loop).result()


class BlockingEmulator(Blocking):
    """An `Emulator` for `with` instead of `async with`; it takes the same options."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(None, asyncio.new_event_loop())
        self._options = args, options
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._target = self._in_loop(self._opened)
        except BaseException:
            self._end()
            raise
        return self

    async def _opened(self) -> Emulator:
        args, options = self._options
        return await Emulator(*args, **options).__aenter__()

    def __exit__(self, *_: object) -> None:
        try:
            self._in_loop(self._target.__aexit__)
        finally:
            self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _acts(value: Any) -> bool:
    """Whether something is done by awaiting: people, groups. Messages, calls and bots are data."""
    return isinstance(value, Emulator) or type(value).__module__.startswith(PEOPLE)


def _bare(value: Any) -> Any:
    return value._target if isinstance(value, Blocking) else value


async def _done(act: Callable[[], Any]) -> Any:
    result = act()
    return await result if isawaitable(result) else result
