"""Backups: taken while the bot runs, checked at once, and restored without losing the old data."""

from office.backups import folder
from office.backups.errors import BackupFailed, RestoreRefused
from office.backups.naming import Backup, newest
from office.backups.restoring import Candidate, restoring
from office.backups.taking import BackupTaken, take
from office.backups.watching import (
    BackupState,
    BackupWatch,
    forget_failure,
    look,
    note_failure,
)

__all__ = [
    "Backup",
    "BackupFailed",
    "BackupState",
    "BackupTaken",
    "BackupWatch",
    "Candidate",
    "RestoreRefused",
    "folder",
    "forget_failure",
    "look",
    "newest",
    "note_failure",
    "restoring",
    "take",
]
