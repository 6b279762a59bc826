"""SQLite in the event loop: what may wait for another process must not hold up everybody."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from office.database import Database, migrate, open_database
from office.database.engine import BUSY_TIMEOUT_SECONDS
from tests.office.database.test_transactions import count, write


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    return tmp_path / "pandu.db"


@pytest.fixture
async def office(file: Path) -> AsyncIterator[Database]:
    database = open_database(f"sqlite:///{file}")
    await migrate.upgrade(database)
    yield database
    await database.close()


async def test_the_loop_goes_on_while_another_process_holds_the_write_lock(
    office: Database, file: Path
) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(write(office, 1))

    began = time.monotonic()
    for _ in range(20):
        await asyncio.sleep(0.001)  # the lock of another process is waited for in real time
        assert await count(office) == 0
    assert not writing.done()
    # A writer that blocked the loop would have done so for the length of the busy timeout.
    assert time.monotonic() - began < BUSY_TIMEOUT_SECONDS / 2

    other.execute("ROLLBACK")
    await writing
    assert await count(office) == 1


async def test_a_writer_cancelled_while_it_waits_for_the_lock_leaves_nothing_behind(
    office: Database, file: Path
) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(write(office, 1))
    await asyncio.sleep(0.01)  # until it waits for the other's lock, which shows nowhere
    writing.cancel()
    other.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await writing

    await write(office, 2)

    assert await count(office) == 1
