"""A trouble is told by one replica once it has lasted, again at intervals, and when it is over."""

from datetime import UTC, datetime, timedelta

from office.care import Care, CareWatch, Patience, TroubleKind
from office.clock import HandMovedClock
from office.database import Database

PATIENCE = Patience(lasts=timedelta(minutes=10), again=timedelta(days=1))
FAILED, OVERDUE = TroubleKind.BACKUP_FAILED, TroubleKind.BACKUP_OVERDUE


async def test_a_trouble_s_life(database: Database, clock: HandMovedClock) -> None:
    one, other = Care(database, clock), Care(database, clock)

    async def told(found: TroubleKind) -> list[bool]:
        return [
            await care.note(CareWatch.BACKUP, "", found, PATIENCE) for care in (one, other, one)
        ]

    assert await told(OVERDUE) == [False] * 3
    clock.advance(timedelta(minutes=10))
    assert await told(OVERDUE) == [True, False, False]
    clock.advance(timedelta(hours=23))
    assert await told(OVERDUE) == [False] * 3
    assert await told(FAILED) == [True, False, False]  # another trouble is news at once
    clock.advance(timedelta(days=1))
    assert await told(FAILED) == [True, False, False]
    assert [await care.end(CareWatch.BACKUP, "") for care in (one, other)] == [True, False]

    # What was over before anybody heard of it is not told at all.
    assert await told(FAILED) == [False] * 3
    assert not await one.end(CareWatch.BACKUP, "")


async def test_a_machine_has_its_own_trouble_until_it_is_gone(
    database: Database, clock: HandMovedClock
) -> None:
    care = Care(database, clock)
    for place in ("a", "b"):
        assert await care.note(CareWatch.SPACE, place, TroubleKind.DISK_FILLS, Patience())

    assert [row.place for row in await care.elsewhere("a")] == ["b"]
    clock.advance(timedelta(hours=25))
    assert await care.elsewhere("a") == []


async def test_the_server_s_clock_is_asked_where_it_is_another(
    database: Database, clock: HandMovedClock
) -> None:
    found = await Care(database, clock).server_time()

    assert (found is None) == database.is_sqlite
    assert found is None or abs(found - datetime.now(UTC)) < timedelta(minutes=1)
