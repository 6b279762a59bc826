"""A backup's name says what it is, and rotation touches nothing else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from office.backups.naming import Backup, Engine, surplus

NIGHT = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)


def names(count: int, kind: Engine = Engine.SQLITE) -> list[str]:
    return [Backup(NIGHT + timedelta(days=day), "0006", kind).name for day in range(count)]


@pytest.mark.parametrize("kind", Engine)
def test_a_name_is_read_as_it_was_written(kind: Engine) -> None:
    backup = Backup(NIGHT, "0006", kind)

    assert backup.name == f"pandu-20261125T190000Z-0006.{kind}"
    assert Backup.of(backup.name) == backup


def test_the_office_s_own_clock_does_not_show_in_a_name() -> None:
    local = NIGHT.astimezone(ZoneInfo("Asia/Jakarta"))

    assert Backup(local, "0006", Engine.SQLITE).name == Backup(NIGHT, "0006", Engine.SQLITE).name


@pytest.mark.parametrize(
    "name",
    [
        "pandu.db",
        "pandu-20261125T190000Z-0006.db.gz.sha256",
        "old-pandu-20261125T190000Z-0006.db.gz",
        "pandu-20261399T190000Z-0006.db.gz",
        "pandu-20261125T190000Z-0006.db",
    ],
)
def test_other_names_are_no_backups(name: str) -> None:
    assert Backup.of(name) is None


def test_the_oldest_are_too_many_whatever_their_order() -> None:
    assert surplus(reversed(names(5)), Engine.SQLITE, keep=3) == names(2)


@pytest.mark.parametrize("keep", [5, 6])
def test_as_many_as_are_kept_are_not_too_many(keep: int) -> None:
    assert surplus(names(5), Engine.SQLITE, keep) == []


def test_other_files_and_other_engines_are_neither_counted_nor_removed() -> None:
    others = [*names(4, Engine.POSTGRES), "pandu.db", "notes.txt", "pandu-1-0006.db.gz"]

    assert surplus([*names(2), *others], Engine.SQLITE, keep=1) == names(1)
