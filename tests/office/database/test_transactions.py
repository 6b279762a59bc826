"""Writers share commits on SQLite, and nobody suffers from another one's failure."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, func, select

from office.database import Database, Transaction
from office.database.dialect import insert_missing, table_of
from office.people.models import StrangerNotice
from tests.waiting import PATIENCE_SECONDS

NOW = datetime(2026, 11, 25, tzinfo=UTC)
_ADD = insert(table_of(StrangerNotice)).values(
    telegram_id=bindparam("id"), told_at=NOW, wrong_links=0
)


async def write(database: Database, number: int) -> None:
    async with database.begin() as session:
        session.add(StrangerNotice(telegram_id=number, told_at=NOW))


async def write_plainly(database: Database, number: int) -> None:
    async with database.begin_plain() as plain:
        row = {"telegram_id": number, "told_at": NOW, "wrong_links": 0}
        await insert_missing(plain, StrangerNotice, [row], key=col(StrangerNotice.telegram_id))


async def count(database: Database) -> int:
    async with database.read() as session:
        return (await session.exec(select(func.count()).select_from(StrangerNotice))).one()


async def test_many_writers_at_once_all_succeed(database: Database) -> None:
    await asyncio.gather(*(write(database, number) for number in range(100)))

    assert await count(database) == 100


async def test_what_is_written_is_visible_when_begin_returns(database: Database) -> None:
    async def write_and_look(number: int) -> bool:
        await write(database, number)
        async with database.read() as session:
            return await session.get(StrangerNotice, number) is not None

    seen = await asyncio.gather(*(write_and_look(number) for number in range(20)))

    assert all(seen)


async def test_a_writer_that_fails_undoes_only_its_own_work(database: Database) -> None:
    async def fail() -> None:
        async with database.begin() as session:
            session.add(StrangerNotice(telegram_id=999, told_at=NOW))
            await session.flush()
            raise ZeroDivisionError

    results = await asyncio.gather(
        *(write(database, number) for number in range(5)),
        fail(),
        *(write(database, number) for number in range(5, 10)),
        return_exceptions=True,
    )

    assert [type(result) for result in results if result] == [ZeroDivisionError]
    assert await count(database) == 10


async def test_plain_writers_and_sessions_write_side_by_side(database: Database) -> None:
    async def fail() -> None:
        async with database.begin_plain() as plain:
            await (await plain.connection()).execute(_ADD, {"id": 999})
            raise ZeroDivisionError

    async def err() -> None:
        async with database.begin_plain() as plain:
            for _ in range(2):  # the second time the key is taken
                await (await plain.connection()).execute(_ADD, {"id": 998})

    results = await asyncio.gather(
        *(write_plainly(database, number) for number in range(5)),
        fail(),
        err(),
        *(write(database, number) for number in range(5, 10)),
        *(write_plainly(database, number) for number in range(10, 15)),
        return_exceptions=True,
    )

    assert [type(result) for result in results if result] == [ZeroDivisionError, IntegrityError]
    assert await count(database) == 15


async def test_hooks_see_a_plain_transaction_and_its_commit(database: Database) -> None:
    told = []

    async def hook(transaction: Transaction) -> None:
        await (await transaction.connection()).execute(_ADD, {"id": 7})
        transaction.info.setdefault("after_commit", []).append(lambda: told.append(7))

    database.before_commit(hook)
    async with database.begin_plain(keeps_update_open=True):
        pass
    assert told == []
    await write_plainly(database, 1)

    assert told == [7]
    assert await count(database) == 2


async def test_a_cancelled_writer_leaves_the_others_their_commit(database: Database) -> None:
    writers = [asyncio.create_task(write(database, number)) for number in range(10)]
    await asyncio.sleep(0)
    writers[0].cancel()
    writers[5].cancel()
    writers[9].cancel()

    results = await asyncio.gather(*writers, return_exceptions=True)

    failed = [result for result in results if result is not None]
    assert all(isinstance(result, asyncio.CancelledError) for result in failed)
    assert await count(database) >= 10 - len(failed)
    await write(database, 1000)


async def test_a_writer_cancelled_within_a_statement_leaves_no_lock(database: Database) -> None:
    within = asyncio.Event()

    async def slow() -> None:
        async with database.begin() as session:
            session.add(StrangerNotice(telegram_id=500, told_at=NOW))
            await session.flush()
            within.set()
            await session.exec(select(func.count()).select_from(StrangerNotice))
            await asyncio.Event().wait()

    cancelled = asyncio.create_task(slow())
    await within.wait()
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled

    await asyncio.wait_for(write(database, 501), PATIENCE_SECONDS)
    assert await count(database) == 1


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="without a time zone"):
        async with database.begin() as session:
            session.add(StrangerNotice(telegram_id=1, told_at=datetime(2026, 1, 1)))  # noqa: DTZ001


async def test_moments_come_back_in_utc(database: Database) -> None:
    await write(database, 1)

    async with database.read() as session:
        notice = await session.get(StrangerNotice, 1)

    assert notice.told_at == NOW
    assert notice.told_at.tzinfo is UTC
