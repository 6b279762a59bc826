"""What the folder of backups says of the last one: made, failed, or long overdue."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from office.backups.naming import newest

# The note of the last failure; the next backup that is whole removes it.
FAILURE = "pandu-failed.txt"
# The note of when the backups were last copied to another machine.
COPIED = "pandu-copied.txt"
# Where nobody says when: taken at 02.00 and 12.15, the longer pause and an hour.
OVERDUE_AFTER = timedelta(hours=15)
# A timer may start it ten minutes late, and the copy takes a while.
_GIVEN = timedelta(minutes=25)
# They are copied once a day; an hour may go by until the copy is done.
COPY_OVERDUE_AFTER = timedelta(hours=25)


class BackupState(StrEnum):
    """How the backups of an office stand."""

    MADE = "made"
    FAILED = "failed"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class BackupSchedule:
    """When backups are taken every day, on the office's clock. Empty: nobody says when."""

    times: tuple[time, ...]
    zone: ZoneInfo

    def due_at(self, last_at: datetime, now: datetime) -> datetime | None:
        """Return since when the next backup after the last one should be there."""
        if not self.times:
            due = last_at + OVERDUE_AFTER
            return due if due < now else None
        until = (now - _GIVEN).astimezone(self.zone)
        days = (until.date(), until.date() - timedelta(days=1))
        moments = [datetime.combine(day, at, self.zone) for day in days for at in self.times]
        due = max(moment for moment in moments if moment <= until)
        return due if last_at < due else None


@dataclass(frozen=True)
class BackupWatch:
    """The state, when the last whole backup was taken, and why there is none after it."""

    state: BackupState
    last_at: datetime | None = None
    reason: str = ""
    due_at: datetime | None = None
    """Since when there should be a newer one."""


_NO_SCHEDULE = BackupSchedule((), ZoneInfo("UTC"))


def note_failure(folder: Path, reason: str) -> None:
    """Leave a note for the running bot. A disk that takes none is noticed by the bot itself."""
    try:
        (folder / FAILURE).write_text(reason, "utf-8")
    except OSError:
        return


def forget_failure(folder: Path) -> None:
    """Remove the note: there is a whole backup again."""
    (folder / FAILURE).unlink(missing_ok=True)


def look(
    folder: Path, since: datetime, now: datetime, schedule: BackupSchedule = _NO_SCHEDULE
) -> BackupWatch:
    """Return how the backups stand. A folder that the bot may not read is a failure, too.

    The first backup of an office is due after `since`, when the office began.
    """
    names: list[str] = []
    try:
        names += [path.name for path in folder.iterdir()] if folder.exists() else []
        reason = (folder / FAILURE).read_text("utf-8") if FAILURE in names else None
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}: check the path and who may write there"
    last = newest(names)
    last_at = last.taken_at if last is not None else None
    if reason is not None:
        return BackupWatch(BackupState.FAILED, last_at, reason)
    due_at = schedule.due_at(last_at or since, now)
    state = BackupState.MADE if due_at is None else BackupState.OVERDUE
    return BackupWatch(state, last_at, due_at=due_at)


def note_copy(folder: Path, now: datetime) -> None:
    """Leave a note that another machine has the backups of this moment."""
    (folder / COPIED).write_text(now.astimezone(UTC).isoformat(timespec="seconds"), "utf-8")


def copied_at(folder: Path) -> datetime | None:
    """Return when the backups were last copied to another machine; None if that is not noted."""
    try:
        return datetime.fromisoformat((folder / COPIED).read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def has_backup(folder: Path) -> bool:
    """Whether there is anything to copy."""
    try:
        return newest(path.name for path in folder.iterdir()) is not None
    except OSError:
        return False
