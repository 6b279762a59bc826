"""An office of any size, inserted into a database in bulk: its people and their posts."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.updates.stage import FIRST_MEMBER
from office.clock import SystemClock
from office.database import Database, migrate, open_database
from office.people.models import Appointment, Employment, Member, Role

# Every office has these, whatever its size. They are the first members.
POSTS = (
    (Role.HEAD_OF_OFFICE, None),
    (Role.SECTION_HEAD, "inteldakim"),
    (Role.SECTION_HEAD, "dokintalkim"),
    (Role.SECTION_HEAD, "tikim"),
    (Role.SECTION_HEAD, "tu"),
    (Role.ADMIN, None),
    (Role.TRAINER, None),
)
_AT_ONCE = 5_000
_WEEK = timedelta(days=7)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open the database at the URL, with the current schema."""
    database = open_database(url)
    try:
        await migrate.upgrade(database)
        yield database
    finally:
        await database.close()


async def enrol(url: str, members: int) -> None:
    """Put so many members into an empty office."""
    now = SystemClock().now()
    numbers = range(1, members + 1)
    async with opened(url) as database, database.connect() as connection:
        await _insert(connection, Member, (_member(id, now) for id in numbers))
        await _insert(connection, Appointment, (_appointment(id, now) for id in numbers))


def _member(id: int, now: datetime) -> dict[str, Any]:
    return {
        "id": id,
        "telegram_id": FIRST_MEMBER + id - 1,
        "name": f"Petugas {id}",
        "unit": "kanim",
        "employment": Employment.PNS,
        "enrolled_at": now - _WEEK,
    }


def _appointment(id: int, now: datetime) -> dict[str, Any]:
    role, section = POSTS[id - 1] if id <= len(POSTS) else (Role.OFFICER, None)
    return {
        "member_id": id,
        "role": role,
        "section": section,
        "unit": "kanim",
        "starts_on": now.date() - _WEEK,
    }


async def _insert(connection: AsyncConnection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    while part := list(islice(rows, _AT_ONCE)):
        await connection.execute(insert(table), part)
