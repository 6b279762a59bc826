"""A local Telegram in bare mode that posts questions to a bot and clocks its answers."""

import asyncio
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.updates.questions import QUESTIONS
from emulator import Emulator
from emulator.call import Call

FIRST_MEMBER = 800_000_001
TOKEN = "123456:TEST-TOKEN"
_STARTING, _PATIENCE = 60.0, 120.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Burst:
    """What a bot did with updates that all came at once."""

    per_second: float
    cpu_ms: float
    """Processor time of the bot's processes for one update."""
    peak_mb: float


class Stage:
    """Posts updates of `members` people in turn and keeps the moment of every answer."""

    def __init__(self, telegram: Emulator, members: int) -> None:
        self._telegram = telegram
        self._members = members
        self._numbers = itertools.count()
        self._posted: dict[int, float] = {}
        self.latencies: list[float] = []
        self._answers = 0
        self._wanted = 0
        self._done = asyncio.Event()
        telegram.calls.on_call = self._heard

    def _heard(self, call: Call) -> None:
        if call.method != "sendMessage":
            return
        posted = self._posted.pop(int(call.params["chat_id"]), None)
        if posted is not None:
            self.latencies.append(time.perf_counter() - posted)
        self._answers += 1
        if self._answers >= self._wanted:
            self._done.set()

    async def burst(self, updates: int, processes: Sequence[int]) -> Burst:
        """Post everything at once; the clock stops at the last answer."""
        cpu_before, began = cpu_seconds(processes), time.perf_counter()
        self._expect(updates)
        self._telegram.post_many(self._update() for _ in range(updates))
        await asyncio.wait_for(self._done.wait(), _PATIENCE)
        seconds = time.perf_counter() - began
        await asyncio.sleep(0.5)  # what is recorded after the answer belongs to the cost
        cpu = cpu_seconds(processes) - cpu_before
        peak = sum(map(peak_mb, processes))
        return Burst(updates / seconds, cpu / updates * 1000, peak)

    async def steady(self, per_second: float, seconds: float) -> list[float]:
        """Post at an even pace; return the seconds from each update to its answer."""
        updates = int(per_second * seconds)
        self.latencies = []
        self._expect(updates)
        began = time.perf_counter()
        for number in range(updates):
            await asyncio.sleep(began + number / per_second - time.perf_counter())
            update = self._update()
            self._posted[update["message"]["chat"]["id"]] = time.perf_counter()
            self._telegram.post_update(update)
        await asyncio.wait_for(self._done.wait(), _PATIENCE)
        return sorted(self.latencies)

    def _expect(self, updates: int) -> None:
        self._answers, self._wanted = 0, updates
        self._done.clear()

    async def warms_up(self) -> None:
        """Wait for the first answer: the bot has started."""
        self._expect(1)
        self._telegram.post_update(self._update())
        await asyncio.wait_for(self._done.wait(), _STARTING)
        await asyncio.sleep(0.5)

    def _update(self) -> dict[str, Any]:
        number = next(self._numbers)
        member = FIRST_MEMBER + number % self._members
        who = {"id": member, "first_name": "Petugas", "is_bot": False}
        return {
            "message": {
                "message_id": number + 1,
                "date": int(time.time()),
                "chat": {"id": member, "type": "private", "first_name": "Petugas"},
                "from": who,
                "text": QUESTIONS[number * 7919 % len(QUESTIONS)],
            }
        }


@contextmanager
def program(
    command: Sequence[str], url: str, folder: Path, environment: dict[str, str]
) -> Iterator[int]:
    """Run a bot until the block is left; gives its process id."""
    with (folder / "bot.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "TELEGRAM_API_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, **environment},
            stdout=log,
            stderr=log,
        )
        try:
            yield process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def cpu_seconds(processes: Sequence[int]) -> float:
    """The processor time that the processes have used so far."""
    total = 0
    for process in processes:
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def peak_mb(process: int) -> float:
    """The most memory that a process has held."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0


PYTHON = sys.executable
