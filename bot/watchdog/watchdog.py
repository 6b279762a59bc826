"""The bot's side of the watch over its event loop: it beats, and is interrupted when it does not.

The other side is a process, `process.py`. Why so: docs/adr/0023-a-process-watches-the-loop.md.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import structlog

INTERRUPTED_SECONDS = 5.0
KILLED_SECONDS = 30.0
_BEAT_SECONDS = 0.5
_PROCESS = Path(__file__).with_name("process.py")

_handled: ContextVar[int | None] = ContextVar("update_under_watch", default=None)

log = structlog.get_logger("bot.watchdog")


class StoodStill(BaseException):
    """The event loop stood still under the update in hand.

    It is no Exception: nothing between the loop and the worker may take it for a failure of its own
    and go on.
    """


class Watchdog:
    """Knows which updates are in hand, and tells the process that watches."""

    def __init__(self) -> None:
        self._in_hand: set[int] = set()
        self._pipe: int | None = None

    @contextmanager
    def handling(self, update_id: int) -> Iterator[None]:
        """Let the update be the one that is broken off if the loop stands within the block.

        Raises:
            StoodStill: the loop stood.
        """
        token = _handled.set(update_id)
        self._in_hand.add(update_id)
        self._beat()
        try:
            yield
        finally:
            self._in_hand.discard(update_id)
            _handled.reset(token)

    @asynccontextmanager
    async def watching(self, listener: socket.socket | None) -> AsyncIterator[None]:
        """Be watched until the block ends. While the loop stands, `listener` is answered, too."""
        # Python calls this between two steps of the code that runs, `re` included, and in its
        # context. So only the update under which the loop stands is broken off.
        before = signal.signal(signal.SIGUSR1, self._interrupt)
        watcher = self._start(listener)
        beating = asyncio.create_task(self._keep_beating())
        try:
            yield
        finally:
            beating.cancel()
            if self._pipe is not None:
                os.close(self._pipe)
                self._pipe = None
            await asyncio.to_thread(watcher.wait)
            signal.signal(signal.SIGUSR1, before)

    def _start(self, listener: socket.socket | None) -> "subprocess.Popen[bytes]":
        read, self._pipe = os.pipe()
        os.set_blocking(self._pipe, False)
        heard = listener.fileno() if listener is not None else -1
        limits = (INTERRUPTED_SECONDS, KILLED_SECONDS)
        try:
            return subprocess.Popen(  # noqa: S603 - this Python, and a file of ours
                [sys.executable, "-I", "-S", _PROCESS, *map(str, (os.getpid(), heard, *limits))],
                stdin=read,
                pass_fds=(heard,) if listener is not None else (),
                env={},
                # A Ctrl-C is meant for the bot.
                start_new_session=True,
            )
        finally:
            os.close(read)

    async def _keep_beating(self) -> None:
        while True:
            self._beat()
            await asyncio.sleep(_BEAT_SECONDS)

    def _beat(self) -> None:
        if self._pipe is None:
            return
        try:
            # Short enough to be written whole or not at all.
            with suppress(BlockingIOError):
                os.write(self._pipe, f"{json.dumps(sorted(self._in_hand)[:100])}\n".encode())
        except BrokenPipeError:
            log.critical("nobody watches the event loop any more: restart the bot")
            os.close(self._pipe)
            self._pipe = None

    def _interrupt(self, *_: Any) -> None:
        if _handled.get() in self._in_hand:
            raise StoodStill
