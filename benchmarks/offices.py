"""`make bench-offices`: how much memory and processor 1, 5 and 20 offices of one machine take.

Each office is a program of its own, as in `deploy/`: its folder, bot, SQLite file and 100 people.
"""

import argparse
import asyncio
import itertools
import time
from collections.abc import Awaitable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks import machine
from benchmarks.node import ROOT, Node, pandu, stopped_at_the_end
from benchmarks.report import RESULTS, write_section
from benchmarks.updates.office import enrol
from benchmarks.updates.stage import FIRST_MEMBER, question
from botapi_emulator import Bot, Call, Emulator

SCRATCH = ROOT / "var" / "benchmarks" / "offices"
HEADING = "Several offices on one machine"
FOLDERS = ("muara-enim", "contoh")
MEMBERS = 100
# After the start each office warms its shelf; what follows is rest.
_SETTLING_SECONDS = 5.0
_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Span:
    """What all offices together did in one stretch of time."""

    memory_mb: float
    """Memory of their processes, what they share counted once (PSS)."""
    cores: float
    """How many processors were busy for them, on average."""


@dataclass(frozen=True)
class Measured:
    """So many offices, after their start, at rest and at work."""

    offices: int
    started: float
    """Seconds until the last one was ready, one started after the other."""
    idle: Span
    busy: Span
    answers: Sequence[float]
    """Milliseconds until each answer came, while all offices worked."""


@dataclass
class Asking:
    """The officers of all offices: each office gets a question a second."""

    telegram: Emulator
    bots: Sequence[Bot]
    asked_at: dict[tuple[str, int], float] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.telegram.calls.on_call = self._heard

    async def pace(self, seconds: float) -> None:
        """Ask in every office in turn, at an even pace, and see all answered."""
        began, step = time.perf_counter(), 1 / len(self.bots)
        for number, bot in zip(
            range(int(seconds * len(self.bots))), itertools.cycle(self.bots), strict=False
        ):
            await asyncio.sleep(began + number * step - time.perf_counter())
            # Nobody has two questions open, and nobody asks so often that he is slowed.
            member = FIRST_MEMBER + number // len(self.bots) % MEMBERS
            self.asked_at[bot.token, member] = time.perf_counter()
            self.telegram.post_update(question(number, member), bot)
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while self.asked_at:
                self.answered.clear()
                await self.answered.wait()

    def _heard(self, call: Call) -> None:
        if call.method == "sendMessage":
            key = (call.bot.token, int(call.params["chat_id"]))
            if (asked_at := self.asked_at.pop(key, None)) is not None:
                self.milliseconds.append((time.perf_counter() - asked_at) * 1000)
                self.answered.set()


async def measure(offices: int, seconds: float, scratch: Path) -> Measured:
    """Start so many offices, let them rest, let them work, and stop them."""
    with TemporaryDirectory(dir=scratch) as folder, ExitStack() as stack:
        async with Emulator(record=False) as telegram:
            bots = [
                telegram.add_bot(f"{number}:OFFICE", f"office_{number}_bot")
                for number in range(1, offices + 1)
            ]
            began = time.perf_counter()
            # Filled as they start, so that those that run are stopped if one does not start.
            nodes: list[Node] = []
            stack.enter_context(stopped_at_the_end(nodes))
            for number, bot in enumerate(bots):
                nodes.append(await _started(telegram, bot, number, Path(folder)))
            started = time.perf_counter() - began
            await asyncio.sleep(_SETTLING_SECONDS)
            idle = await _span(nodes, asyncio.sleep(seconds))
            asking = Asking(telegram, bots)
            busy = await _span(nodes, asking.pace(seconds))
            return Measured(offices, started, idle, busy, asking.milliseconds)


async def _started(telegram: Emulator, bot: Bot, number: int, folder: Path) -> Node:
    """Enrol the people of an office, and start it."""
    url = f"sqlite:///{folder / f'office-{number}.db'}"
    await enrol(url, MEMBERS)
    environment = {
        "TELEGRAM_BOT_TOKEN": bot.token,
        "OFFICE_DIR": str(ROOT / "offices" / FOLDERS[number % len(FOLDERS)]),
    }
    log = folder / f"office-{number}.log"
    return await asyncio.to_thread(pandu, url, telegram.url, log, environment=environment)


async def _span(nodes: Sequence[Node], what: Awaitable[None]) -> Span:
    """Wait for what they do meanwhile, and return what it took of the machine."""
    processes = [node.pid for node in nodes]
    processes += [child for process in processes for child in machine.children(process)]
    before, began = machine.cpu_seconds(processes), time.perf_counter()
    await what
    took = time.perf_counter() - began
    cores = (machine.cpu_seconds(processes) - before) / took
    return Span(machine.shared_mb(processes), cores)


def table(found: Sequence[Measured]) -> str:
    """Return the table of RESULTS.md."""
    lines = [
        "| offices | all started after | memory at rest, MiB | at work | processor at rest, % of "
        "one core | at work | answer, half / 95 % within, ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in found:
        half, most = (quantiles(row.answers, n=20)[at] for at in (9, 18))
        lines.append(
            f"| {row.offices} | {row.started:.0f} s | {row.idle.memory_mb:,.0f} | "
            f"{row.busy.memory_mb:,.0f} | {row.idle.cores:.1%} | {row.busy.cores:.1%} | "
            f"{half:.0f} / {most:.0f} |"
        )
    return "\n".join(lines)


async def _all(numbers: Sequence[int], seconds: float) -> list[Measured]:
    found = []
    for offices in numbers:
        print(f"  {offices} offices", flush=True)
        found.append(await measure(offices, seconds, SCRATCH))
    return found


def main(typed: Sequence[str] | None = None) -> None:
    """Run what the command line asks for, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, nargs="+", default=[1, 5, 20])
    parser.add_argument("--seconds", type=float, default=30.0, help="of rest, and of work")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args(typed)
    SCRATCH.mkdir(parents=True, exist_ok=True)
    began = machine.description()
    found = asyncio.run(_all(options.offices, options.seconds))
    how = (
        f"Written by `make bench-offices`; {began} at the beginning. Every office is one process "
        f"with SQLite and {MEMBERS} people; at work each gets a question a second. The local "
        "Telegram runs beside them and is not counted. Memory is the proportional share (PSS)."
    )
    write_section(options.out, HEADING, f"{how}\n\n{table(found)}")
    print(table(found), flush=True)


if __name__ == "__main__":
    main()
