"""Backups: taken while the bot runs, checked at once, and restored without losing the old data."""

from office.backups.errors import BackupFailed, RestoreRefused
from office.backups.restoring import Candidate, restoring
from office.backups.taking import BackupTaken, take

__all__ = ["BackupFailed", "BackupTaken", "Candidate", "RestoreRefused", "restoring", "take"]
