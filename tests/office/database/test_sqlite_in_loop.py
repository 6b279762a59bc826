"""SQLite in the event loop: what may wait for another process must not hold up everybody."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from office.database import Database, migrate, open_database
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

    # Each of these would hang for the length of the busy timeout if the writer blocked the loop.
    for _ in range(20):
        assert await count(office) == 0
    assert not writing.done()

    other.execute("ROLLBACK")
    await writing
    assert await count(office) == 1


async def test_a_writer_cancelled_while_it_waits_for_the_lock_leaves_nothing_behind(
    office: Database, file: Path
) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(write(office, 1))
    await count(office)
    writing.cancel()
    other.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await writing

    await write(office, 2)

    assert await count(office) == 1
