"""Backups: taken while the bot runs, checked at once, and restored without losing the old data."""

from office.backups import folder
from office.backups.errors import BackupFailed, RestoreRefused
from office.backups.naming import Backup, newest
from office.backups.restoring import Candidate, restoring
from office.backups.taking import BackupTaken, take
from office.backups.watching import (
    COPY_OVERDUE_AFTER,
    BackupSchedule,
    BackupState,
    BackupWatch,
    copied_at,
    forget_failure,
    has_backup,
    look,
    note_copy,
    note_failure,
)

__all__ = [
    "COPY_OVERDUE_AFTER",
    "Backup",
    "BackupFailed",
    "BackupSchedule",
    "BackupState",
    "BackupTaken",
    "BackupWatch",
    "Candidate",
    "RestoreRefused",
    "copied_at",
    "folder",
    "forget_failure",
    "has_backup",
    "look",
    "newest",
    "note_copy",
    "note_failure",
    "restoring",
    "take",
]
