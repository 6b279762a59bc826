"""The real program as processes of its own that can be killed and are up again in a moment."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from office.settings import Settings
from tests.places import ROOT
from tests.shifted_clock import ShiftedClock
from tests.standstill import Standstill
from tests.waiting import until

_ENDS_WITHIN_SECONDS = 60


def environment(settings: Settings) -> dict[str, str]:
    """What the program reads its settings from, as far as tests change them."""
    return {
        "TELEGRAM_BOT_TOKEN": settings.token,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "DATABASE_URL": settings.database_url,
        "ENCRYPTION_KEYS": settings.encryption_keys.get_secret_value(),
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
        "OFFICE_DIR": str(settings.office_dir),
        "PARALLEL_CHATS": str(settings.parallel_chats),
        "WEBHOOK_URL": settings.webhook_url,
        "WEBHOOK_SECRET": settings.webhook_secret.get_secret_value(),
        "WEBHOOK_PORT": str(settings.webhook_port),
        "METRICS_PORT": str(settings.metrics_port),
    }


class _ForkServer:
    """The process of which all programs of this test worker are forked."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pandu-programs-"))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fork_server", str(self.folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        atexit.register(self._stop)
        assert self._answer() == "ready"

    def fork(self, order: dict[str, Any]) -> int:
        """Start a program; return its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        return int(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@cache
def _fork_server() -> _ForkServer:
    return _ForkServer()


class Program:
    """One process of the program; the same words as asyncio's own processes have."""

    def __init__(
        self,
        settings: Settings,
        *arguments: str,
        clock: ShiftedClock | None = None,
        log: Path | None = None,
        flushed: Path | None = None,
        standstill: Standstill | None = None,
    ) -> None:
        self._order = {
            "arguments": arguments or ["run"],
            "environment": environment(settings),
            "clock": str(clock.file) if clock is not None else "",
            "flushed": str(flushed or ""),
            "standstill": vars(standstill) if standstill is not None else None,
        }
        self.log = log or _fork_server().folder / f"{uuid.uuid4().hex}.log"
        self.pid = 0

    def is_given(self, settings: Settings) -> None:
        """Let it have other settings from its next start on."""
        self._order["environment"] = environment(settings)

    def start(self) -> None:
        """Start it, or start it again."""
        self.pid = _fork_server().fork({**self._order, "log": str(self.log)})

    @property
    def returncode(self) -> int | None:
        """How it ended; None as long as it runs."""
        noted = _fork_server().folder / str(self.pid)
        return int(noted.read_text()) if noted.exists() else None

    @property
    def is_running(self) -> bool:
        return self.pid != 0 and self.returncode is None

    def send_signal(self, sign: int) -> None:
        os.kill(self.pid, sign)

    def kill(self) -> None:
        """kill -9."""
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until the process is no more, and with it its locks; return how it ended."""
        await until(lambda: self.returncode is not None, within=_ENDS_WITHIN_SECONDS, every=0.001)
        assert self.returncode is not None
        return self.returncode

    async def end(self) -> int:
        """Ask it to stop, if it runs still, and wait."""
        if self.is_running:
            self.send_signal(signal.SIGTERM)
        return await self.wait()


@asynccontextmanager
async def program(
    settings: Settings, *arguments: str, standstill: Standstill | None = None
) -> AsyncIterator[Program]:
    """The bot as it runs in production, until the block is left."""
    bot = Program(settings, *arguments, standstill=standstill)
    bot.start()
    try:
        yield bot
    finally:
        await bot.end()
