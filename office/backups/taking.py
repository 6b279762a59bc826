"""Takes a backup while the bot runs, checks it, and removes backups that are too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError

from office.backups import contents, files, folder, postgres, sqlite
from office.backups.errors import BackupFailed
from office.backups.files import Damaged
from office.backups.naming import Backup, Engine, surplus
from office.database.address import is_sqlite, sqlite_file
from office.database.health import integrity
from office.database.migrate import UnknownSchema
from office.database.sealing import KeyMissing
from office.hash_chain import Broken

# These say themselves what is wrong.
_TOLD = (
    Damaged,
    integrity.DamagedDatabase,
    postgres.ToolMissing,
    postgres.ToolFailed,
    KeyMissing,
    UnknownSchema,
)


@dataclass(frozen=True)
class BackupTaken:
    """A backup that was taken. `broken` are histories in it that somebody has changed."""

    file: Path
    size: int
    broken: Sequence[Broken]
    removed: Sequence[str]
    office: Path | None = None
    """The file beside it with the office's folder, if there is one to keep."""


async def take(
    url: str,
    to: Path,
    now: datetime,
    keep: int | None = None,
    keys: Sequence[str] = (),
    office: Path | None = None,
) -> BackupTaken:
    """Back up the database, and the office's folder. Keep the newest `keep` of this engine, or all.

    The keys open sealed texts to check them; in the backup they stay sealed. Nothing is removed
    while histories are broken: an older backup may hold what was changed.

    Raises:
        BackupFailed: the database cannot be read or is damaged, a key is missing, or the disk
            is full; or the office's folder cannot be read, but then the database is backed up.
    """
    try:
        with files.workshop(to) as workshop:
            made, backup, broken = await _made(url, workshop, now, keys)
            files.publish(made, to / backup.name)
    except _TOLD as error:
        raise BackupFailed(f"no backup was taken: {error}") from None
    except (DatabaseError, UnicodeDecodeError) as error:
        told = integrity.told(error) or f"SQLite says: {error}"
        raise BackupFailed(f"no backup was taken: {told}") from None
    except OSError as error:
        raise BackupFailed(f"no backup was taken into {to}: {error}") from None
    file, beside = to / backup.name, to / backup.folder_name if office else None
    if office and beside:
        _keep_folder(office, file, beside)
    removed = [] if keep is None or broken else _thinned(to, backup.kind, keep)
    return BackupTaken(file, file.stat().st_size, broken, removed, beside)


def _keep_folder(office: Path, backup: Path, beside: Path) -> None:
    try:
        with files.workshop(beside.parent) as workshop:
            folder.pack(office, workshop / "office")
            files.publish(workshop / "office", beside)
    except (Damaged, OSError) as error:
        raise BackupFailed(
            f"{backup} holds the database, but the office's folder {office} was not backed up: "
            f"{error}"
        ) from None


async def _made(
    url: str, workshop: Path, now: datetime, keys: Sequence[str]
) -> tuple[Path, Backup, Sequence[Broken]]:
    made = workshop / "made"
    if not is_sqlite(url):
        await postgres.dump(url, made)
        schema = await postgres.schema_of(url, made)
        return made, Backup(now, schema, Engine.POSTGRES), ()
    copy = workshop / "copy.db"
    sqlite.copy(_file(url), copy)
    integrity.check(f"sqlite:///{copy}", deep=True)
    schema = await contents.schema_of(f"sqlite:///{copy}")
    broken = await contents.broken_histories(f"sqlite:///{copy}", keys)
    sqlite.fold(copy)
    files.pack(copy, made)
    return made, Backup(now, schema, Engine.SQLITE), broken


def _file(url: str) -> Path:
    file = sqlite_file(url)
    if file is None or not file.exists():
        raise BackupFailed(f"no backup was taken: there is no database {file or 'in memory'}")
    return file


def _thinned(to: Path, kind: Engine, keep: int) -> list[str]:
    removed = surplus((path.name for path in to.iterdir()), kind, keep)
    for name in removed:
        files.remove(to / name)
        if old := Backup.of(name):
            files.remove(to / old.folder_name)
    return removed
