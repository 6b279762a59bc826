"""The part for SQLite: copies while the bot writes, checks every page, replaces one file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from office.backups.files import Damaged, flush
from office.database.health import integrity

_PATIENCE_SECONDS = 5.0
_COMPANIONS = ("-wal", "-shm", "-journal")


class InUse(Exception):
    """Another process has the database open."""


def copy(source: Path, target: Path) -> None:
    """Copy the database as it is between two transactions. No writer has to wait.

    All pages are copied in one step: otherwise https://sqlite.org/backup.html begins anew with
    every write of another process. With a write-ahead log a reader holds up no writer.
    """
    with _opened(source) as from_, _opened(target, create=True) as to:
        from_.backup(to)
        to.execute("PRAGMA journal_mode=DELETE")


def must_be_whole(database: Path) -> None:
    """Read every page of a database and check every reference between its rows.

    Raises:
        Damaged: the first thing that is wrong.
    """
    try:
        with _opened(database) as connection:
            found = integrity.fault(connection, deep=True)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise Damaged(f"SQLite cannot read it: {error}") from None
    if found is not None:
        raise Damaged(f"SQLite finds: {found}")


def fold(database: Path) -> None:
    """Write what is in the log into the database, so that it is one file.

    Raises:
        InUse: somebody has it open.
    """
    try:
        with _opened(database) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise InUse from None
        raise


def keep_aside(database: Path, aside: Path) -> None:
    """Give the database a second name. Under the first one it stays until it is replaced.

    Raises:
        InUse: somebody has it open.
    """
    for other in database.parent.glob(f"{database.name}.*"):
        if other.samefile(database):
            other.unlink()  # left by a killed restore: a live database must not have two names
    try:
        fold(database)
    except sqlite3.DatabaseError:
        # Too damaged to read its log: the log is kept as it is, beside the database.
        for end in _COMPANIONS:
            with suppress(FileNotFoundError):
                _second_name(_companion(database, end), _companion(aside, end))
    _second_name(database, aside)
    flush(aside.parent)


def put_in_place(new: Path, database: Path) -> None:
    """Replace the database by the new file, at one instant."""
    _belongs_to_whom_the_old_did(new, database)
    flush(new)
    # SQLite would take an old log for the new file's. Its content is kept aside.
    for end in _COMPANIONS:
        _companion(database, end).unlink(missing_ok=True)
    flush(database.parent)
    new.replace(database)
    flush(database.parent)


def _companion(database: Path, end: str) -> Path:
    return database.with_name(database.name + end)


def _second_name(file: Path, other: Path) -> None:
    try:
        other.hardlink_to(file)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without hard links
        shutil.copy2(file, other)
        flush(other)


def _belongs_to_whom_the_old_did(new: Path, database: Path) -> None:
    """Give the new file the old owner: root may restore, but the bot must be able to write."""
    model = database if database.exists() else database.parent
    new.chmod(0o600)
    if hasattr(os, "chown") and os.geteuid() == 0:
        owner = model.stat()
        os.chown(new, owner.st_uid, owner.st_gid)


@contextmanager
def _opened(file: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    mode = "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE_SECONDS,
        isolation_level=None,
    )
    try:
        yield connection
    finally:
        connection.close()
