"""Carries a storm out: kills, refuses, loses, holds locks, and moves the clock."""

import asyncio
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import asyncpg
from sqlalchemy import make_url

from emulator import Emulator
from emulator.faults import Fault
from tests.chaos.flight import Flight, in_flight
from tests.chaos.storm import Disturbance, Kind, Storm
from tests.chaos.witness import Witness
from tests.program import Program
from tests.shifted_clock import ShiftedClock

# Nobody prepares a message longer than this; a longer jump makes what is in hand look abandoned.
_LEASE_AT_LEAST = timedelta(seconds=15)
_LATE_SECONDS = 0.25
_FLUSHED_BYTES = 64 * 1024
_LOOKS_EVERY = 0.005
_TABLES = ("inbox", "outbox", "anomaly")


@dataclass
class Weather:
    """What goes wrong in one round, and what was in flight when it did."""

    telegram: Emulator
    witness: Witness
    programs: Sequence[Program]
    clock: ShiftedClock
    database_url: str
    folder: Path
    at_kills: list[Flight] = field(default_factory=list)
    at_jumps: list[Flight] = field(default_factory=list)
    struck: Counter[Kind] = field(default_factory=Counter)

    async def rages(self, storm: Storm) -> None:
        """Let all of the storm happen, each thing at its time, one over the other.

        It sleeps by the machine's clock, like the processes that it strikes.
        """
        async with asyncio.TaskGroup() as tasks:
            for one in storm.disturbances:
                tasks.create_task(self._strikes(one, storm))
            tasks.create_task(asyncio.sleep(storm.seconds))

    async def _strikes(self, one: Disturbance, storm: Storm) -> None:
        await asyncio.sleep(one.at)
        faults = self.telegram.faults
        match one.kind:
            case Kind.KILL:
                await self._kills(one)
                return
            case Kind.OUTAGE:
                await _while(faults.fail(502), one.amount)
            case Kind.TORN:
                await _while(faults.lose(), one.amount)
            case Kind.PATIENCE:
                await _while(faults.storm(retry_after=1), one.amount)
            case Kind.LATE:
                await _while(faults.delay(_LATE_SECONDS), one.amount)
            case Kind.LOST:
                self.witness.loses_answers = True
                await asyncio.sleep(one.amount)
                self.witness.loses_answers = False
            case Kind.SLOW_DISK:
                await self._holds_the_disk(one.amount)
            case Kind.FORWARD:
                await self._jumps(timedelta(minutes=one.amount))
            case Kind.BACK:
                await self._jumps(timedelta(seconds=-one.amount))
            case Kind.LEAP:
                await self._jumps(storm.morning.leaps_to - self.clock.now())
        self.struck[one.kind] += 1

    async def _kills(self, one: Disturbance) -> None:
        """kill -9; what was in flight is read before anybody can have taken it over."""
        index = one.whom % len(self.programs)
        victims = list(self.programs) if one.whom == 0 else [self.programs[index]]
        # One that is still down from the kill before cannot be killed once more.
        victims = [program for program in victims if program.is_running]
        for program in victims:
            program.kill()
        for program in victims:
            await program.wait()
        for program in victims:
            self.at_kills.append(await in_flight(self.database_url, program.pid))
            self.struck[Kind.KILL] += 1
        await asyncio.sleep(one.amount)
        for program in victims:
            program.start()

    async def _jumps(self, by: timedelta) -> None:
        if by > _LEASE_AT_LEAST:
            self.at_jumps.append(await in_flight(self.database_url))
        self.clock.move(by)

    async def _holds_the_disk(self, seconds: float) -> None:
        """Keep every writer waiting, and the disk busy."""
        flushing = asyncio.to_thread(self._flushes, seconds)
        await asyncio.gather(flushing, _locks(self.database_url, seconds))

    def _flushes(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        path = self.folder / f"flushed-{time.monotonic_ns()}"
        with path.open("wb") as file:
            while time.monotonic() < until:
                file.write(os.urandom(_FLUSHED_BYTES))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()


async def _while(fault: Fault, seconds: float) -> None:
    with fault:
        await asyncio.sleep(seconds)


async def _locks(url: str, seconds: float) -> None:
    """Hold the write lock of the file, or of the tables into which everything is written."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        await _locks_file(address.database or "", seconds)
        return
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    # Each by a connection of its own, which waits for no other: nothing can lock up for good.
    await asyncio.gather(*(_locks_table(plain, table, seconds) for table in _TABLES))


async def _locks_file(path: str, seconds: float) -> None:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        while not connection.in_transaction:
            with suppress(sqlite3.OperationalError):  # somebody writes just now
                connection.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(_LOOKS_EVERY)
        await asyncio.sleep(seconds)
        connection.execute("ROLLBACK")
    finally:
        connection.close()


async def _locks_table(address: str, table: str, seconds: float) -> None:
    connection = await asyncpg.connect(address)
    try:
        async with connection.transaction():
            await connection.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            await asyncio.sleep(seconds)
    finally:
        await connection.close()
