"""What the folder of backups says of the last one."""

from datetime import timedelta
from pathlib import Path

import pytest

from office.backups import Backup, BackupState, BackupWatch, forget_failure, look, note_failure
from office.backups.naming import Engine
from tests.conftest import NINE


def taken(folder: Path, hours_ago: float) -> None:
    at = NINE - timedelta(hours=hours_ago)
    (folder / Backup(at, "0006", Engine.SQLITE).name).touch()


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

    assert found is not None
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


def test_where_no_folder_is_nothing_is_said(tmp_path: Path) -> None:
    note_failure(tmp_path / "none", "no backup was taken")

    assert look(tmp_path / "none", NINE, NINE) is None
