"""Checks an SQLite file for damage before anybody works on it."""

import sqlite3
import time
from contextlib import closing

from office.database.address import sqlite_file

# How many of SQLite's instructions pass between two looks at the time.
_INSTRUCTIONS = 10_000
# https://www.sqlite.org/rescode.html: the lower byte of a code names its family.
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class DamagedDatabase(Exception):
    """The file is damaged. The text says what to do."""


def check(url: str, within_seconds: float | None = None) -> None:
    """Run SQLite's quick check. A large file that needs longer counts as whole.

    https://www.sqlite.org/pragma.html#pragma_quick_check. PostgreSQL checks its own pages.

    Raises:
        DamagedDatabase: something is wrong with the file.
        sqlite3.Error: it cannot be read now, which is no damage: see `trouble.sentence`.
    """
    file = sqlite_file(url)
    if file is None or not file.exists():
        return
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        if within_seconds is not None:
            ends_at = time.monotonic() + within_seconds
            connection.set_progress_handler(lambda: time.monotonic() > ends_at, _INSTRUCTIONS)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return
            if error.sqlite_errorcode & 0xFF not in DAMAGED:
                raise
            found = str(error)
    if found != "ok":
        raise DamagedDatabase(sentence(found.splitlines()[-1]))


def sentence(found: str) -> str:
    """Return the sentence about a damaged file for the admin."""
    return (
        f"DATABASE_URL: the database file is damaged ({found}): stop the bot, keep a copy of the "
        "file, and bring the last backup back with `main.py restore` (docs/deploy.md)"
    )
