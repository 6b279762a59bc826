"""Checks an SQLite file for damage before anybody works on it."""

import sqlite3
import time
from contextlib import closing

from office.database.address import sqlite_file

# How many of SQLite's instructions pass between two looks at the time.
_INSTRUCTIONS = 10_000
# https://www.sqlite.org/rescode.html: the lower byte of a code names its family.
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNDECODED = "Could not decode to UTF-8"
NOT_UTF8 = "a text in it is not UTF-8"


class DamagedDatabase(Exception):
    """The file is damaged. The text says what to do."""


def check(url: str, within_seconds: float | None = None, *, deep: bool = False) -> None:
    """Run SQLite's quick check. A large file that needs longer counts as whole.

    https://www.sqlite.org/pragma.html#pragma_quick_check. `deep` also compares every index with its
    table, and every reference. PostgreSQL checks its own pages.

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
            found = fault(connection, deep=deep)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return
    if found is not None:
        raise DamagedDatabase(sentence(found))


def fault(connection: sqlite3.Connection, *, deep: bool) -> str | None:
    """Return the first thing that is wrong with an open database, or None.

    Raises:
        sqlite3.DatabaseError: it cannot be read now, which is no damage.
    """
    try:
        how = "integrity_check" if deep else "quick_check"
        found = str(connection.execute(f"PRAGMA {how}(1)").fetchone()[0])
        lost = connection.execute("PRAGMA foreign_key_check").fetchone() if deep else None
    except UnicodeDecodeError:
        return NOT_UTF8  # SQLite's own sentence quotes what is damaged
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return str(error)
    if found != "ok":
        return found.splitlines()[-1]
    if lost is not None:
        return f"a row of the table {lost[0]} speaks of one in {lost[2]} that is not there"
    return None


def is_damage(error: BaseException) -> bool:
    """Whether an error of SQLite says that the file itself is damaged."""
    if isinstance(error, UnicodeDecodeError):
        return True
    # That one has no code, and names what the text holds.
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF in DAMAGED if code is not None else _UNDECODED in str(error)


def told(error: BaseException) -> str | None:
    """Return the sentence about the file if an error says that it is damaged, else None."""
    if not is_damage(error):
        return None
    return sentence(str(error) if getattr(error, "sqlite_errorcode", None) else NOT_UTF8)


def sentence(found: str) -> str:
    """Return the sentence about a damaged file for the admin."""
    return (
        f"DATABASE_URL: the database file is damaged ({found}): stop the bot, keep a copy of the "
        "file, and bring the last backup back with `main.py restore` (docs/deploy.md)"
    )
