"""What was backed up comes back whole, on both engines; what is damaged or in use is refused."""

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, delete, func, select, update

from cli import backups
from office.anomalies.models import Anomaly, Entry
from office.backups import BackupFailed, BackupTaken, RestoreRefused, restoring, take
from office.backups.files import checksum_of
from office.backups.naming import Backup
from office.clock import HandMovedClock
from office.database import Database, migrate, open_database, sealing
from office.database.keyring import new_key
from office.database.sqlite.sole_process import sole_process
from office.hash_chain import Broken
from office.people.models import Member
from tests.office.backups.conftest import enrol
from tests.office.rows import rows


async def members(url: str) -> int:
    database = open_database(url)
    try:
        async with database.read() as session:
            return (await session.exec(select(func.count()).select_from(Member))).one()
    finally:
        await database.close()


async def restored(url: str, backup: Path, clock: HandMovedClock) -> str | None:
    async with restoring(url, backup) as candidate:
        return await candidate.put_in_place(clock.now())


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def orphan(file: Path) -> None:
    """Remove the members behind the back of the rule that forbids it."""
    connection = sqlite3.connect(file)
    connection.execute("DELETE FROM member")
    connection.commit()
    connection.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'pandu.db'}"


@pytest.fixture
async def empty(url: str) -> Database:
    """An office on SQLite without anybody in it; who is done with it closes it."""
    database = open_database(url)
    await migrate.upgrade(database)
    return database


async def test_what_was_backed_up_comes_back(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    await enrol(office, clock, 3)
    await office.close()

    async with restoring(database_url, taken.file) as candidate:
        found = candidate.contents
        kept = await candidate.put_in_place(clock.now())

    assert (found.members, found.reports, found.broken) == (2, 2, ())
    assert found.schema == migrate.newest()
    assert candidate.has_checksum
    assert await members(database_url) == 2
    assert kept is not None


async def test_the_database_that_was_there_is_kept_as_it_was(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    await enrol(office, clock, 3)
    await office.close()

    kept = await restored(database_url, taken.file, clock)

    assert kept is not None
    if office.is_sqlite:
        former = f"sqlite:///{kept}"
    else:
        former = database_url.rsplit("/", 1)[0] + "/" + kept.removeprefix("database ")
        former = former if "?" not in database_url else f"{former}?{database_url.split('?')[1]}"
    assert await members(former) == 3


async def test_a_lost_database_comes_back_where_there_is_none(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    await office.close()
    elsewhere = (
        f"sqlite:///{tmp_path / 'new server' / 'pandu.db'}"
        if office.is_sqlite
        else database_url.replace("/pandu_", "/anew_")
    )

    assert await restored(elsewhere, taken.file, clock) is None

    assert await members(elsewhere) == 2


async def test_a_backup_of_a_moment_is_taken_while_writes_go_on(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path
) -> None:
    stop, written = threading.Event(), [0]

    def write() -> None:
        async def writing() -> None:
            database = open_database(database_url)
            while not stop.is_set():
                written[0] += 1
                await enrol(database, clock, 1000 + written[0])
            await database.close()

        asyncio.run(writing())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while written[0] < 20:
            await asyncio.sleep(0)
        before = written[0]
        taken = await take(database_url, tmp_path / "backups", clock.now())
        after = written[0]
    finally:
        stop.set()
        writer.join()
    await office.close()

    async with restoring(database_url, taken.file) as candidate:
        found = candidate.contents
    # Member, report and history are written in one transaction: none is there without the others.
    assert found.members == found.reports
    assert before + 1 <= found.members <= after + 2
    assert found.broken == ()
    assert after > before


# Without its checksum a changed bit of a dump shows only where PostgreSQL has compressed it.
@pytest.mark.parametrize(
    ("damage", "has_checksum"), [(cut_off, True), (cut_off, False), (flip_a_bit, True)]
)
async def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    office: Database,
    database_url: str,
    clock: HandMovedClock,
    tmp_path: Path,
    damage: Callable[[Path], None],
    has_checksum: bool,
    taken: BackupTaken,
) -> None:
    await enrol(office, clock, 3)
    await office.close()
    damage(taken.file)
    if not has_checksum:
        checksum_of(taken.file).unlink()

    with pytest.raises(RestoreRefused, match="is damaged"):
        await restored(database_url, taken.file, clock)

    assert await members(database_url) == 3


async def test_a_backup_without_its_checksum_is_read_to_its_end_all_the_same(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    checksum_of(taken.file).unlink()
    await office.close()

    async with restoring(database_url, taken.file) as candidate:
        assert not candidate.has_checksum
        assert candidate.contents.members == 2


async def test_a_database_in_use_is_not_replaced(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    await rows(office, select(Member))
    with pytest.raises(RestoreRefused, match="stop"):
        await restored(database_url, taken.file, clock)

    await office.close()
    assert await restored(database_url, taken.file, clock) is not None


async def test_while_the_bot_runs_nothing_is_restored(
    clock: HandMovedClock, tmp_path: Path, url: str, empty: Database
) -> None:
    await empty.close()
    taken = await take(url, tmp_path / "backups", clock.now())

    with sole_process(url), pytest.raises(RestoreRefused, match="already runs on"):
        await restored(url, taken.file, clock)


async def test_older_backups_give_way_and_other_files_stay(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.txt").write_text("Kunci brankas di Kasi Tikim")
    first = await take(database_url, folder, clock.now())
    for days in (1, 2):
        last = await take(database_url, folder, clock.now() + timedelta(days=days), keep=2)

    assert last.removed == [first.file.name]
    assert not checksum_of(first.file).exists()
    kept = sorted(path.name for path in folder.iterdir())
    assert len([name for name in kept if Backup.of(name)]) == 2
    assert len(kept) == 5  # two backups, their checksums, and the notes


async def test_a_backup_is_for_the_admin_s_eyes_only(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    assert taken.file.stat().st_mode & 0o077 == 0
    assert taken.file.parent.stat().st_mode & 0o077 == 0


async def test_changed_histories_are_named_and_older_backups_left_alone(
    clock: HandMovedClock, tmp_path: Path, url: str, empty: Database
) -> None:
    await enrol(empty, clock, 1)
    first = await take(url, tmp_path / "backups", clock.now())
    async with empty.begin() as session:
        await session.exec(update(Entry).values(detail="lain"))
    await empty.close()

    taken = await take(url, tmp_path / "backups", clock.now() + timedelta(days=1), keep=1)

    assert [str(entry) for entry in taken.broken] == [
        "KJ-0001: entry 1 was changed, or one before is gone"
    ]
    assert taken.removed == []
    assert first.file.exists()
    async with restoring(url, taken.file) as candidate:
        assert candidate.contents.broken == tuple(taken.broken)


async def test_a_damaged_database_is_no_backup(
    clock: HandMovedClock, tmp_path: Path, url: str, empty: Database
) -> None:
    for number in range(50):
        await enrol(empty, clock, number)
    await empty.close()
    content = bytearray((tmp_path / "pandu.db").read_bytes())
    content[4096 * 2 : 4096 * 40] = bytes(4096 * 38)
    (tmp_path / "pandu.db").write_bytes(content)

    with pytest.raises(BackupFailed, match=r"no backup was taken: .* is damaged"):
        await take(url, tmp_path / "backups", clock.now())

    assert list((tmp_path / "backups").iterdir()) == []


async def test_a_row_that_speaks_of_nobody_is_found(
    clock: HandMovedClock, tmp_path: Path, url: str, empty: Database
) -> None:
    await enrol(empty, clock, 1)
    async with empty.begin() as session:
        await session.exec(delete(Entry))
    await empty.close()
    orphan(tmp_path / "pandu.db")

    with pytest.raises(BackupFailed, match="a row of the table anomaly speaks of one in member"):
        await take(url, tmp_path / "backups", clock.now())


async def test_a_backup_of_another_engine_or_with_another_name_is_refused(
    clock: HandMovedClock, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'pandu.db'}"
    for name, reason in (
        ("pandu-20261125T190000Z-0006.dump", "is of PostgreSQL, and DATABASE_URL names SQLite"),
        ("copy.db.gz", "is no name of a backup"),
    ):
        (tmp_path / name).write_bytes(b"")
        with pytest.raises(RestoreRefused, match=reason):
            await restored(url, tmp_path / name, clock)


async def test_a_missing_tool_is_named(
    clock: HandMovedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupFailed, match="pg_dump is not on this machine: install"):
        await take("postgresql+asyncpg://nobody@127.0.0.1/pandu", tmp_path, clock.now())


async def test_a_backup_from_before_the_first_release_is_refused_plainly(
    clock: HandMovedClock, tmp_path: Path, migrated_file: Path
) -> None:
    url = f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'pandu.db')}"
    database = open_database(url)
    async with database.connect() as connection:
        await connection.execute(text("DROP TABLE section_in_force"))
        await connection.execute(text("UPDATE alembic_version SET version_num = '0009'"))
    await database.close()

    with pytest.raises(BackupFailed, match="'0009' is from before the first release"):
        await take(url, tmp_path / "backups", clock.now())

    with pytest.MonkeyPatch.context() as program_of_then:
        program_of_then.setattr(migrate, "_MARK", "member")
        taken = await take(url, tmp_path / "backups", clock.now())
    with pytest.raises(RestoreRefused, match="'0009' is from before the first release"):
        await restored(url, taken.file, clock)


async def test_reports_keep_their_text(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path, taken: BackupTaken
) -> None:
    await office.close()
    await restored(database_url, taken.file, clock)

    database = open_database(database_url)
    found = await rows(database, select(Anomaly.text).order_by(col(Anomaly.id)))
    await database.close()
    assert found == ["KK tampak hasil suntingan"] * 2


async def test_what_is_sealed_is_checked_with_its_key_and_stays_sealed(
    database_url: str, clock: HandMovedClock, tmp_path: Path
) -> None:
    key = new_key()
    database = open_database(database_url, [key])
    await sealing.check(database)
    await enrol(database, clock, 1)
    await database.close()

    taken = await take(database_url, tmp_path / "backups", clock.now(), keys=[key])

    assert list(taken.broken) == []
    assert b"KK tampak hasil suntingan" not in taken.file.read_bytes()
    async with restoring(database_url, taken.file, [key]) as candidate:
        assert (candidate.contents.reports, candidate.contents.broken) == (1, ())
    with pytest.raises(RestoreRefused, match="ENCRYPTION_KEYS"):
        async with restoring(database_url, taken.file, [new_key()]):
            pass


def test_of_many_changed_histories_only_the_first_are_named() -> None:
    shown = backups._named([Broken(Anomaly.code_of(number), 1) for number in range(1, 101)])

    assert len(shown) == 21
    assert shown[-1] == "… and 80 more: `main.py audit verify` names all"
