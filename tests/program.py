"""The real program as processes of its own that can be killed and are up again in a moment."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from office.settings import Settings
from tests.places import ROOT
from tests.shifted_clock import ShiftedClock

_READY_WITHIN_SECONDS = 60


def environment(settings: Settings) -> dict[str, str]:
    """What the program reads its settings from."""
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": settings.token,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "DATABASE_URL": settings.database_url,
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
    }


class Zygote:
    """The process of which all others are forked, and the clock by which they live."""

    def __init__(self, process: asyncio.subprocess.Process, clock: ShiftedClock, log: Path) -> None:
        self._process = process
        self._turn = asyncio.Lock()
        self.clock = clock
        self.log = log

    async def fork(self) -> int:
        """Start the program; return its process id."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        async with self._turn:
            self._process.stdin.write(b"start\n")
            return int(await self._process.stdout.readline())


class Program:
    """One process of the program."""

    def __init__(self, fork_server: Zygote) -> None:
        self._zygote = fork_server
        self.pid = 0

    async def start(self) -> None:
        self.pid = await self._zygote.fork()

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)

    async def is_gone(self) -> None:
        """Wait until the process is no more, and with it its locks."""
        while is_alive(self.pid):
            await asyncio.sleep(0.001)

    async def end(self) -> None:
        if is_alive(self.pid):
            self.kill()
        await self.is_gone()


def is_alive(pid: int) -> bool:
    """Whether there is such a process; 0 names none."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return pid != 0


@asynccontextmanager
async def fork_server(settings: Settings, folder: Path) -> AsyncIterator[Zygote]:
    """Get everything ready from which the program starts; its log goes into the folder."""
    clock, log = ShiftedClock(folder / "clock"), folder / "log"
    clock.file.write_text("0")
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.fork_server",
            cwd=ROOT,
            env={**environment(settings), "CLOCK_FILE": str(clock.file)},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
        )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(_READY_WITHIN_SECONDS):
            assert await process.stdout.readline() == b"ready\n", log.read_text()
        yield Zygote(process, clock, log)
    finally:
        process.terminate()
        await process.wait()
