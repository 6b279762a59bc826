"""What the folder of backups says of the last one."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from office.backups import (
    Backup,
    BackupSchedule,
    BackupState,
    BackupWatch,
    forget_failure,
    look,
    note_failure,
)
from office.backups.naming import Engine
from office.backups.watching import FAILURE
from tests.conftest import NINE, WIB


def taken(folder: Path, hours_ago: float) -> None:
    at = NINE - timedelta(hours=hours_ago)
    (folder / Backup(at, "0006", Engine.SQLITE).name).touch()


# A night and a noon, in the office's time: nine o'clock is two hours before the second.
SCHEDULE = BackupSchedule((time(2), time(11)), WIB)


@pytest.mark.parametrize(
    ("taken_at", "now", "due"),
    [
        ("02:04", "11:24", None),  # what runs is given its time
        ("02:04", "11:25", "11:00"),
        ("11:06", "11:25", None),
        ("01:59", "09:00", "02:00"),  # one by hand replaces none that the schedule takes
        ("02:04", "10:59", None),
        (None, "11:25", "11:00"),
        (None, "10:59", None),  # the office began at nine, after the night's
    ],
)
def test_a_backup_is_overdue_soon_after_the_time_that_it_has(
    taken_at: str | None, now: str, due: str | None, tmp_path: Path
) -> None:
    if taken_at is not None:
        (tmp_path / Backup(that_day(taken_at), "0006", Engine.SQLITE).name).touch()

    found = look(tmp_path, NINE, that_day(now), SCHEDULE)

    assert found.due_at == (that_day(due) if due else None)
    assert found.state is (BackupState.OVERDUE if due else BackupState.MADE)


def that_day(clock: str) -> datetime:
    return datetime.combine(NINE.astimezone(WIB), time.fromisoformat(clock), WIB)


@pytest.mark.parametrize(
    ("hours_ago", "begun_hours_ago", "state"),
    [
        ((30, 14), 100, BackupState.MADE),
        ((30, 16), 100, BackupState.OVERDUE),
        ((), 14, BackupState.MADE),
        ((), 16, BackupState.OVERDUE),
    ],
)
def test_a_backup_is_overdue_after_the_longest_pause_and_an_hour(
    hours_ago: tuple[float, ...], begun_hours_ago: float, state: BackupState, tmp_path: Path
) -> None:
    for hours in hours_ago:
        taken(tmp_path, hours)

    found = look(tmp_path, NINE - timedelta(hours=begun_hours_ago), NINE)

    assert found.state is state
    assert found.last_at == (NINE - timedelta(hours=hours_ago[-1]) if hours_ago else None)


def test_a_failure_counts_until_a_whole_backup_was_taken(tmp_path: Path) -> None:
    taken(tmp_path, 2)
    last_at = NINE - timedelta(hours=2)

    note_failure(tmp_path, "no backup was taken: the disk is full")
    failed = look(tmp_path, NINE, NINE)
    forget_failure(tmp_path)

    assert failed == BackupWatch(
        BackupState.FAILED, last_at, "no backup was taken: the disk is full"
    )
    assert look(tmp_path, NINE, NINE) == BackupWatch(BackupState.MADE, last_at)


def test_a_folder_that_is_gone_holds_no_backup(tmp_path: Path) -> None:
    note_failure(tmp_path / "none", "no backup was taken")

    assert look(tmp_path / "none", NINE, NINE) == BackupWatch(BackupState.MADE)
    begun, due = NINE - timedelta(hours=16), NINE - timedelta(hours=1)
    assert look(tmp_path / "none", begun, NINE) == BackupWatch(BackupState.OVERDUE, due_at=due)


def test_a_folder_that_cannot_be_read_has_failed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    taken(tmp_path, 2)
    (tmp_path / FAILURE).mkdir()  # as if another user had written a note that nobody may read

    for folder, hours_ago in ((tmp_path / "file", None), (tmp_path, 2)):
        found = look(folder, NINE, NINE)
        last_at = NINE - timedelta(hours=hours_ago) if hours_ago else None
        assert (found.state, found.last_at) == (BackupState.FAILED, last_at)
        assert "check the path and who may write there" in found.reason
