"""A full disk: nothing is called stored that is not, and trouble is known for what it is."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from office.clock import HandMovedClock
from office.database import Database, open_database
from office.database.engine import BeforeCommit
from office.database.health import trouble
from office.inbox import Inbox, StoredUpdate
from office.inbox.models import InboxUpdate
from office.people.models import StrangerNotice
from tests.conftest import NINE
from tests.office.rows import rows

LONG = "x" * 50_000


@dataclass
class Disk:
    """SQLite's own limit on the size of a file stands for the end of the disk."""

    database: Database
    pages: int = 0

    def limit(self, connection: sqlite3.Connection, _record: Any = None) -> None:
        """Every connection that is opened takes the limit over."""
        if self.pages:
            connection.cursor().execute(f"PRAGMA max_page_count = {self.pages}")

    async def fill(self) -> None:
        """From now on the file cannot grow."""
        self.pages = 1
        await self.database.engine.dispose()

    async def free(self) -> None:
        """There is space again."""
        self.pages = 0
        await self.database.engine.dispose()


@pytest.fixture
async def disk(sqlite_url: str) -> AsyncIterator[Disk]:
    database = open_database(sqlite_url)
    disk = Disk(database)
    event.listen(database.engine.sync_engine, "connect", disk.limit)
    yield disk
    await database.close()


@pytest.fixture
def inbox(disk: Disk) -> Inbox:
    return Inbox(disk.database, HandMovedClock(NINE))


async def stored(database: Database) -> set[int]:
    return set(await rows(database, select(StrangerNotice.telegram_id)))


async def write(database: Database, number: int, *, keeps_update_open: bool = True) -> None:
    async with database.begin(keeps_update_open=keeps_update_open) as session:
        session.add(StrangerNotice(telegram_id=number, told_at=NINE))


async def write_much(database: Database, number: int) -> None:
    async with database.begin(keeps_update_open=True) as session:
        session.add(
            InboxUpdate(update_id=number, chat_id=1, payload=LONG, masked="", received_at=NINE)
        )


async def write_much_plainly(database: Database, number: int) -> None:
    await Inbox(database, HandMovedClock(NINE)).accept([StoredUpdate(number, 1, LONG)])


async def test_a_full_disk_passes_by_itself_and_is_named(disk: Disk) -> None:
    await disk.fill()

    with pytest.raises(Exception) as raised:  # noqa: PT011 - its kind is what is asked
        await write_much(disk.database, 1)

    assert trouble.is_storage_full(raised.value)
    assert trouble.passes_by_itself(raised.value)
    await disk.free()
    await write_much(disk.database, 1)


@pytest.mark.parametrize("write_much", [write_much, write_much_plainly])
async def test_what_a_person_was_told_is_stored_is_stored(
    disk: Disk, write_much: Callable[[Database, int], Awaitable[None]]
) -> None:
    await disk.fill()

    results = await asyncio.gather(
        *(write(disk.database, number) for number in range(10)),
        write_much(disk.database, 1),
        *(write(disk.database, number) for number in range(10, 20)),
        return_exceptions=True,
    )

    told = [result for number, result in enumerate(results) if number != 10]
    numbers = {number for number, result in enumerate(told) if result is None}
    assert results[10] is not None
    assert await stored(disk.database) == numbers
    assert all(trouble.passes_by_itself(result) for result in results if result is not None)  # type: ignore[arg-type]


async def test_an_update_whose_commit_failed_is_still_in_hand(disk: Disk, inbox: Inbox) -> None:
    await inbox.accept([StoredUpdate(7, 1, "{}", ())])

    async with inbox.handling(7):
        disk.database.before_commit(_fails_once())
        with pytest.raises(ZeroDivisionError):
            await write(disk.database, 1, keeps_update_open=False)

        assert inbox.in_hand == 7
    assert await inbox.count_open() == 0  # the end of the block has closed it


def _fails_once() -> BeforeCommit:
    """The last thing before the first COMMIT."""
    fails = iter([True])

    async def hook(_: object) -> None:
        if next(fails, False):
            raise ZeroDivisionError

    return hook
