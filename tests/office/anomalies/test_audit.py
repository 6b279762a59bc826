"""A row of a history that was changed afterwards is found and named."""

import pytest
from sqlmodel import col, delete, update

from office import hash_chain
from office.anomalies.models import Anomaly, Entry, Event
from office.anomalies.store import REPORTS
from office.clock import HandMovedClock
from office.database import Database
from office.hash_chain import Broken
from office.payload import write
from office.services import verify_histories
from tests.office.rows import add_report


@pytest.fixture
async def report(database: Database, clock: HandMovedClock) -> int:
    """The id of a report with three entries."""
    now = clock.now()
    async with database.begin() as session:
        anomaly = await add_report(session, now)
        before = None
        for event in (Event.REPORTED, Event.ACKNOWLEDGED, Event.RESOLVED):
            words = "terbukti|hurufnya lain" if event is Event.RESOLVED else ""
            before = REPORTS.next_entry(before, anomaly.id, at=now, event=event, detail=words)
            session.add(before)
    return anomaly.id


async def test_an_untouched_history_is_whole(database: Database, report: int) -> None:
    assert await verify_histories(database) == []


async def test_a_changed_row_is_named(database: Database, report: int) -> None:
    async with database.begin() as session:
        await session.exec(update(Entry).where(col(Entry.number) == 2).values(detail="lain"))

    assert await verify_histories(database) == [Broken(Anomaly.code_of(report), 2)]


async def test_a_missing_row_is_named(database: Database, report: int) -> None:
    async with database.begin() as session:
        await session.exec(delete(Entry).where(col(Entry.number) == 2))

    assert await verify_histories(database) == [Broken(Anomaly.code_of(report), 2)]


async def test_a_report_whose_history_is_gone_is_named(database: Database, report: int) -> None:
    async with database.begin() as session:
        await session.exec(delete(Entry))

    assert await verify_histories(database) == [Broken(Anomaly.code_of(report), 1)]


async def _erase(database: Database, report: int) -> None:
    """Take the words of the last entry out, and say so in the chain."""
    async with database.begin() as session:
        entries = list(await REPORTS.history(session, report))
        said = hash_chain.erase(entries, Entry.WRITTEN, "retensi")
        at = entries[-1].at
        session.add(
            REPORTS.next_entry(entries[-1], report, at=at, event=Event.ERASED, detail=write(said))
        )


async def test_erased_words_leave_a_whole_history(database: Database, report: int) -> None:
    hashes = await _hashes(database, report)

    await _erase(database, report)

    assert await verify_histories(database) == []
    assert (await _hashes(database, report))[:3] == hashes


async def _hashes(database: Database, report: int) -> list[str]:
    async with database.read() as session:
        return [entry.hash for entry in await REPORTS.history(session, report)]


async def test_words_that_were_taken_away_in_silence_are_named(
    database: Database, report: int
) -> None:
    async with database.begin() as session:
        await session.exec(update(Entry).where(col(Entry.number) == 3).values(detail="", salt=None))

    assert await verify_histories(database) == [Broken(Anomaly.code_of(report), 3)]


async def test_words_put_where_some_were_erased_are_named(database: Database, report: int) -> None:
    await _erase(database, report)
    async with database.begin() as session:
        await session.exec(update(Entry).where(col(Entry.number) == 3).values(detail="baru"))

    assert await verify_histories(database) == [Broken(Anomaly.code_of(report), 3)]
