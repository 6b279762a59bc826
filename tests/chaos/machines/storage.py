"""What is done to the database of a round: held, filled up, cut off, stopped and started again."""

import asyncio
import os
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
from sqlalchemy import make_url

from office.services import Services
from tests.chaos.machines import disk
from tests.chaos.machines.postgres import Server

_FLUSHED_BYTES = 64 * 1024
_LOOKS_EVERY = 0.005
_TABLES = ("inbox", "outbox", "anomaly")


@dataclass
class Storage:
    """The one database of a round, as the machine and its people may treat it.

    `server` is the PostgreSQL that it lies in, `flushed` where the flushes of a file are kept.
    Who needs it whole for a moment holds `at_hand`.
    """

    url: str
    folder: Path
    services: Services
    server: Server | None = None
    at_hand: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_sqlite(self) -> bool:
        return self.server is None

    @property
    def file(self) -> Path:
        return Path(make_url(self.url).database or "")

    @property
    def flushed(self) -> Path | None:
        """Where the processes keep what they have flushed; None where no power can be cut."""
        return self.folder / "flushed" if self.is_sqlite and disk.is_possible() else None

    async def is_held(self, seconds: float) -> None:
        """Keep every writer waiting, and the disk busy."""
        flushing = asyncio.to_thread(_flushes, self.folder, seconds)
        await asyncio.gather(flushing, _locks(self.url, seconds))

    async def loses_power(self) -> int:
        """Leave what was flushed; no process may run. Return how many bytes were not."""
        assert self.flushed is not None
        lost = await asyncio.to_thread(disk.unflushed, self.file, self.flushed)
        await self.services.database.close()
        await asyncio.to_thread(disk.cut_the_power, self.file, self.flushed)
        # Who closes a file last, writes its log into it. That must never be this process.
        async with self.services.database.read() as session:
            await session.connection()
        return lost

    async def restarts(self, how: str, down_seconds: float) -> None:
        """Stop the server ("fast" or "immediate"), and start it again."""
        assert self.server is not None
        await self.server.restarts(how, down_seconds)
        await self.services.database.close()

    async def is_full(self, seconds: float, *, also_its_log: bool) -> None:
        """Let the server's disk be full for a while; without space for its log it falls."""
        assert self.server is not None
        await self.server.is_full(seconds, also_its_log=also_its_log)
        await self.services.database.close()


def _flushes(folder: Path, seconds: float) -> None:
    until = time.monotonic() + seconds
    path = folder / f"flushed-{time.monotonic_ns()}"
    with path.open("wb") as file:
        while time.monotonic() < until:
            file.write(os.urandom(_FLUSHED_BYTES))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


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
            # Another process holds the lock.
            await asyncio.sleep(_LOOKS_EVERY)
        # The lock itself: processes feel it in real time.
        await asyncio.sleep(seconds)
        connection.execute("ROLLBACK")
    finally:
        connection.close()


async def _locks_table(address: str, table: str, seconds: float) -> None:
    connection = await asyncpg.connect(address)
    try:
        async with connection.transaction():
            await connection.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            # The lock itself: processes feel it in real time.
            await asyncio.sleep(seconds)
    finally:
        await connection.close()
