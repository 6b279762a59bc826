"""Looks at the machine: backups, their copies, the disks, the program's version, its replicas."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bot.care.watch import CarePlace, FoundTrouble
from bot.texts import care as texts
from bot.texts.terminal import indonesian
from office import VERSION
from office.backups import (
    COPY_OVERDUE_AFTER,
    BackupSchedule,
    BackupState,
    copied_at,
    has_backup,
    look,
)
from office.care import TroubleKind
from office.database import migrate
from office.database.address import sqlite_file
from office.database.health import trouble

# From here on somebody must make room, before a backup finds none.
FULL_PERCENT = 80
# A machine that was off takes what it missed soon after its start.
_CATCHES_UP = timedelta(minutes=20)


def has_backups(place: CarePlace) -> bool:
    """Whether backups are made on this machine."""
    return place.settings.backup_dir is not None


async def backup(place: CarePlace) -> FoundTrouble | None:
    """Whether the last backup failed, or none was taken for too long."""
    folder = _folder(place)
    begun = place.now
    if not await asyncio.to_thread(has_backup, folder):  # an office that has none is given time
        begun = await place.services.people.begun_at() or begun
    schedule = BackupSchedule(place.settings.backup_moments, place.settings.zone)
    found = await asyncio.to_thread(look, folder, begun, place.now, schedule)
    if found.state is BackupState.MADE:
        return None
    last = texts.moment(found.last_at, place.settings.zone)
    if found.state is BackupState.FAILED:
        return FoundTrouble(
            TroubleKind.BACKUP_FAILED, {"reason": indonesian(found.reason), "last": last}
        )
    due = texts.moment(found.due_at, place.settings.zone)
    return FoundTrouble(TroubleKind.BACKUP_OVERDUE, {"due": due, "last": last}, _CATCHES_UP)


async def copy(place: CarePlace) -> FoundTrouble | None:
    """Whether the backups were copied to another machine lately, as far as anybody noted it."""
    folder = _folder(place)
    if not await asyncio.to_thread(has_backup, folder):
        return None
    last_at = await asyncio.to_thread(copied_at, folder)
    if last_at is None:
        return FoundTrouble(TroubleKind.NEVER_COPIED)
    if place.now - last_at <= COPY_OVERDUE_AFTER:
        return None
    return FoundTrouble(
        TroubleKind.NOT_COPIED, {"last": texts.moment(last_at, place.settings.zone)}
    )


def _folder(place: CarePlace) -> Path:
    folder = place.settings.backup_dir
    assert folder is not None  # noqa: S101 - `has_backups` was asked before
    return folder


async def storage(place: CarePlace) -> FoundTrouble | None:
    """Whether the disk under the database takes anything."""
    try:
        await place.services.database.probe()
    except Exception as error:
        if not trouble.passes_by_itself(error):
            raise
        return FoundTrouble(TroubleKind.STORAGE_FULL) if trouble.is_storage_full(error) else None
    return None


async def space(place: CarePlace) -> FoundTrouble | None:
    """Whether a disk of this machine fills up. That of a PostgreSQL elsewhere is not seen."""
    fullest = max(
        [(await asyncio.to_thread(percent_used, path), path) for path in _folders(place)],
        default=(0, Path()),
    )
    percent, path = fullest
    if percent < FULL_PERCENT:
        return None
    return FoundTrouble(TroubleKind.DISK_FILLS, {"percent": str(percent), "folder": str(path)})


def percent_used(folder: Path) -> int:
    """Return how much of the disk under a folder is used, as `df` counts it."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return 0
    return round(100 * usage.used / (usage.used + usage.free)) if usage.used else 0


def _folders(place: CarePlace) -> Iterator[Path]:
    if (file := sqlite_file(place.settings.database_url)) is not None:
        yield file.absolute().parent
    if (backups := place.settings.backup_dir) is not None:
        yield backups


async def version(place: CarePlace) -> FoundTrouble | None:
    """Whether this program is older than the database's schema, or than another replica."""
    schema = await migrate.revision(place.services.database)
    if schema is not None and migrate.is_newer(schema):
        known = migrate.newest()
        return FoundTrouble(TroubleKind.OLDER_THAN_DATABASE, {"schema": schema, "known": known})
    newest = max(await place.services.replicas.versions(), key=_counted, default=VERSION)
    if _counted(newest) <= _counted(VERSION):
        return None
    return FoundTrouble(TroubleKind.OLDER_THAN_REPLICA, {"mine": VERSION, "newest": newest})


def _counted(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


async def replicas(place: CarePlace) -> FoundTrouble | None:
    """Whether all replicas answer with the same content."""
    groups = await place.services.replicas.groups()
    if len(groups) < 2:
        return None
    return FoundTrouble(TroubleKind.REPLICAS_DIFFER, {"groups": texts.processes(groups)})
