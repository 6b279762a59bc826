"""Freezes or kills one of the replicas of an office at work, and lets it come back."""

import asyncio
import math
import random
import signal
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url
from sqlmodel import select

from botapi_emulator import Emulator, Limits
from office.replicas.models import Duty, DutyHolder, Replica
from office.services import Services
from office.settings import load
from tests.chaos.freezes.shift import PATIENCE_SECONDS, Shift, Wait, employed
from tests.crash.cast import nothing_is_left, opened
from tests.office.rows import rows
from tests.places import LAYERS
from tests.program import Program
from tests.waiting import until

TOKEN = "123456:TEST-TOKEN"
# As Telegram does on a good day.
_ANSWERS_AFTER = 0.06
_BETWEEN_STRIKES = (0.5, 2.0)
# Who asks as late as this after the freeze is heard before it ends, too.
_STILL_COUNTS_SECONDS = 2.0
# Between two aims it runs for longer than it was stopped: else it would be slow, and not frozen.
_MOST_AIMS, _BETWEEN_AIMS = 60, (0.03, 0.1)
# A living process leaves a transaction alone for a few milliseconds at most.
_LOOKS_AGAIN_AFTER = (0.02, 0.1)
_IDLE = (
    "SELECT pid, state_change FROM pg_stat_activity"
    " WHERE datname = current_database() AND state LIKE 'idle in transaction%'"
)


@dataclass(frozen=True)
class Strike:
    """One freeze or kill, and what those who waited meanwhile had to wait."""

    within_transaction: bool
    polled: bool
    waits: tuple[Wait, ...]

    def longest(self, *, is_report: bool) -> float:
        return max(
            (wait.seconds for wait in self.waits if wait.is_report is is_report), default=0.0
        )


@dataclass(frozen=True)
class Order:
    """What to do in one office: `kills` instead of freezing; the same seed, the same moments.

    After `ends_at` (of `monotonic`) nothing is struck any more.
    """

    strikes: int
    seed: int
    kills: bool = False
    ends_at: float = math.inf


@dataclass
class Place:
    """An office with two replicas on a database of its own."""

    services: Services
    shift: Shift
    programs: list[Program]
    watch: "asyncpg.Connection[asyncpg.Record]"
    rng: random.Random
    order: Order

    async def strikes(self) -> list[Strike]:
        """Strike as often as ordered; everybody goes on working meanwhile."""
        marks = []
        for number in range(self.order.strikes):
            if time.monotonic() > self.order.ends_at:
                break
            # Strikes come at moments that nobody chose.
            await asyncio.sleep(self.rng.uniform(*_BETWEEN_STRIKES))
            marks.append(await self._strike(is_aimed=number % 2 == 1))
        ends = [struck_at for struck_at, *_ in marks[1:]] + [time.monotonic()]
        return [
            Strike(within, polled, self._overlapping(struck_at, end))
            for (struck_at, within, polled), end in zip(marks, ends, strict=True)
        ]

    async def _strike(self, *, is_aimed: bool) -> tuple[float, bool, bool]:
        victim = self.rng.choice(self.programs)
        polled = await self._polls(victim)
        within_transaction = await self._stopped(victim, is_aimed=is_aimed)
        struck_at = time.monotonic()
        if self.order.kills:
            victim.kill()
        heard_before = struck_at + _STILL_COUNTS_SECONDS
        with suppress(TimeoutError):  # how long it took stands in the waits
            await until(self._is_alone, within=PATIENCE_SECONDS, every=0.05)
            # The others serve people in real time, for as long as the strike counts.
            await asyncio.sleep(max(0.0, heard_before - time.monotonic()))
            await until(lambda: not self.shift.pending(heard_before), within=PATIENCE_SECONDS)
        if self.order.kills:
            await victim.wait()
            victim.start()
        else:
            victim.send_signal(signal.SIGCONT)
        await until(self._are_both_back, within=PATIENCE_SECONDS, every=0.05)
        return struck_at, within_transaction, polled

    async def _stopped(self, victim: Program, *, is_aimed: bool) -> bool:
        """Stop it, if it is aimed within a transaction; say whether it had one open."""
        for _ in range(_MOST_AIMS):
            victim.send_signal(signal.SIGSTOP)
            if await self._holds_a_transaction():
                return True
            if not is_aimed:
                return False
            victim.send_signal(signal.SIGCONT)
            # Let the victim begin something else.
            await asyncio.sleep(self.rng.uniform(*_BETWEEN_AIMS))
        victim.send_signal(signal.SIGSTOP)
        return await self._holds_a_transaction()

    async def _holds_a_transaction(self) -> bool:
        """Whether one is open that nothing happens in, as long as its process stands still."""
        stuck = set(await self.watch.fetch(_IDLE))
        for wait in _LOOKS_AGAIN_AFTER:
            if stuck:
                # A transaction that moves on in this time is not stuck.
                await asyncio.sleep(wait)
                stuck &= set(await self.watch.fetch(_IDLE))
        return bool(stuck)

    async def _polls(self, program: Program) -> bool:
        return any(
            f":{program.pid}:" in row
            for row in await rows(
                self.services.database,
                select(DutyHolder.replica_id).where(DutyHolder.duty == Duty.POLLING),
            )
        )

    async def _living(self) -> int:
        return len(await rows(self.services.database, select(Replica.id)))

    async def _is_alone(self) -> bool:
        return await self._living() == 1

    async def _are_both_back(self) -> bool:
        return await self._living() == len(self.programs)

    def _overlapping(self, begin: float, end: float) -> tuple[Wait, ...]:
        now = time.monotonic()  # who still waits at the end has waited until then
        return tuple(
            replace(wait, until=wait.until or now)
            for wait in self.shift.waits
            if wait.since < end and (wait.until is None or wait.until > begin)
        )


async def play(order: Order, url: str, folder: Path) -> list[Strike]:
    """Open an office on that migrated database, strike, and see that nothing is left undone."""
    async with place(order, url, folder) as office:
        async with _going_on(office.shift.works()):
            struck = await office.strikes()
        await nothing_is_left(office.services)
        log = (folder / "log").read_text(errors="replace")
        assert "update given up" not in log, f"an update was given up: {folder / 'log'}"
        return struck


@asynccontextmanager
async def _going_on(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let it go on for the length of the block, and end the block if it fails."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(work)
        yield
        task.cancel()


@asynccontextmanager
async def place(order: Order, url: str, folder: Path) -> AsyncIterator[Place]:
    rng = random.Random(order.seed)
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(Emulator(limits=Limits()))
        telegram.add_bot(TOKEN, "pandu_bot", "Pandu")
        telegram.faults.delay(_ANSWERS_AFTER)
        settings = load(
            _env_file=None,
            telegram_bot_token=TOKEN,
            telegram_api_url=telegram.url,
            database_url=url,
            **LAYERS,
        )
        services = await stack.enter_async_context(opened(settings))
        shift = await employed(telegram, services, rng)
        programs = [Program(settings, log=folder / "log") for _ in range(2)]
        for program in programs:
            await stack.enter_async_context(_running(program))
        address = make_url(url).set(drivername="postgresql")
        watch = await asyncpg.connect(address.render_as_string(hide_password=False))
        stack.push_async_callback(watch.close)
        office = Place(services, shift, programs, watch, rng, order)
        await until(office._are_both_back, within=PATIENCE_SECONDS, every=0.05)
        yield office


@asynccontextmanager
async def _running(program: Program) -> AsyncIterator[None]:
    program.start()
    try:
        yield
    finally:
        if program.is_running:
            program.kill()  # one that is frozen hears nothing else
        await program.wait()
