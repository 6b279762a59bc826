"""Takes a backup while the bot runs, checks it, and removes backups that are too many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError

from office.backups import contents, files, postgres, sqlite
from office.backups.errors import BackupFailed
from office.backups.files import Damaged
from office.backups.naming import Backup, Engine, surplus
from office.database.address import is_sqlite, sqlite_file
from office.database.migrate import UnknownSchema
from office.database.sealing import KeyMissing
from office.hash_chain import Broken


@dataclass(frozen=True)
class BackupTaken:
    """A backup that was taken. `broken` are histories in it that somebody has changed."""

    file: Path
    size: int
    broken: Sequence[Broken]
    removed: Sequence[str]


async def take(
    url: str,
    folder: Path,
    now: datetime,
    keep: int | None = None,
    keys: Sequence[str] = (),
) -> BackupTaken:
    """Take a backup into the folder. Keep the newest `keep` backups of this engine, or all.

    The keys open sealed texts to check them; in the backup they stay sealed. Nothing is removed
    while histories are broken: an older backup may hold what was changed.

    Raises:
        BackupFailed: the database cannot be read or is damaged, a key is missing, or the disk
            is full.
    """
    try:
        with files.workshop(folder) as workshop:
            made, backup, broken = await _made(url, workshop, now, keys)
            files.publish(made, folder / backup.name)
    except (Damaged, postgres.ToolMissing, postgres.ToolFailed, KeyMissing, UnknownSchema) as error:
        raise BackupFailed(f"no backup was taken: {error}") from None
    except DatabaseError as error:
        raise BackupFailed(f"no backup was taken: SQLite says: {error}") from None
    except OSError as error:
        raise BackupFailed(f"no backup was taken into {folder}: {error}") from None
    removed = [] if keep is None or broken else _thinned(folder, backup.kind, keep)
    file = folder / backup.name
    return BackupTaken(file, file.stat().st_size, broken, removed)


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
    sqlite.must_be_whole(copy)
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


def _thinned(folder: Path, kind: Engine, keep: int) -> list[str]:
    removed = surplus((path.name for path in folder.iterdir()), kind, keep)
    for name in removed:
        files.remove(folder / name)
    return removed
