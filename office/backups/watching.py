"""What the folder of backups says of the last one: made, failed, or long overdue."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from office.backups.naming import newest

# The note of the last failure; the next backup that is whole removes it.
FAILURE = "pandu-failed.txt"
# The note of when the backups were last copied to another machine.
COPIED = "pandu-copied.txt"
# Backups are taken at 02.00 and 12.15: the longer pause, and an hour.
OVERDUE_AFTER = timedelta(hours=15)
# They are copied once a day; an hour may go by until the copy is done.
COPY_OVERDUE_AFTER = timedelta(hours=25)


class BackupState(StrEnum):
    """How the backups of an office stand."""

    MADE = "made"
    FAILED = "failed"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class BackupWatch:
    """The state, when the last whole backup was taken, and why the one after it failed."""

    state: BackupState
    last_at: datetime | None = None
    reason: str = ""


def note_failure(folder: Path, reason: str) -> None:
    """Leave a note for the running bot. A disk that takes none is noticed by the bot itself."""
    try:
        (folder / FAILURE).write_text(reason, "utf-8")
    except OSError:
        return


def forget_failure(folder: Path) -> None:
    """Remove the note: there is a whole backup again."""
    (folder / FAILURE).unlink(missing_ok=True)


def look(folder: Path, since: datetime, now: datetime) -> BackupWatch:
    """Return how the backups stand. A folder that the bot may not read is a failure, too.

    An office without any backup is given time from `since`, when the look at it began.
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
    is_overdue = now - (last_at or since) > OVERDUE_AFTER
    return BackupWatch(BackupState.OVERDUE if is_overdue else BackupState.MADE, last_at)


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
