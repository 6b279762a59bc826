"""Which errors of the database pass by themselves: the same work may succeed a moment later."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from traceback import walk_tb
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from office.database import place
from office.database.health import integrity

T = TypeVar("T")

# https://www.postgresql.org/docs/current/errcodes-appendix.html: whole classes, then single codes.
_CLASSES = (
    "08",  # the connection is gone
    "40",  # a deadlock, or another transaction was faster
    "53",  # no memory, disk space or connection left
    "57P",  # the server stops or starts, or an administrator has ended the session
    "25006",  # read-only: this server is the standby now
    "25P03",  # the transaction was idle for too long: this process was frozen
)
_NO_SPACE, _READ_ONLY = "53100", "25006"
_REFUSED, _NO_DATABASE = "28", "3D000"
# https://www.sqlite.org/rescode.html: the lower byte of a code names its family.
_SQLITE_STORAGE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
_SQLITE_CLOSED = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
_READING = "sqlalchemy.engine"
_SQLITE_PASSES = _SQLITE_STORAGE | {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class DatabaseAway(Exception):
    """The database cannot be reached. The cause says why."""


class BatchUndone(Exception):
    """SQLite undid the whole shared transaction when another writer's statement failed."""


def passes_by_itself(error: BaseException | None) -> bool:
    """Whether trying again later can help. A wrong statement stays wrong."""
    match error:
        case PoolTimeout() | ConnectionError() | DatabaseAway() | BatchUndone():
            return True
        case DBAPIError(connection_invalidated=True):
            return True
        case DBAPIError():
            return _sqlite_family(error) in _SQLITE_PASSES or _state(error).startswith(_CLASSES)
        case _:
            return False


def is_storage_full(error: BaseException | None) -> bool:
    """Whether the disk under the database is full, or takes nothing for another reason."""
    if error is None or isinstance(error, BatchUndone):
        return error is not None
    return _sqlite_family(error) in _SQLITE_STORAGE or _state(error) == _NO_SPACE


async def once_more(act: Callable[[], Awaitable[T]]) -> T:
    """Do it, and once more at once if it failed for something that passes by itself.

    For what must not stay undone because a connection of the pool was dead.
    """
    try:
        return await act()
    except Exception as error:
        if not passes_by_itself(error):
            raise
        return await act()


def sentence(error: BaseException, file: Path | None = None) -> str | None:
    """Return what an admin can do if a command ends with this error; None for a bug.

    `file` is the SQLite file in use, if there is one.
    """
    family = _sqlite_family(error)
    reason = str(getattr(error, "orig", error))
    unopened = f"DATABASE_URL: {reason}: check the path and who may write there"
    match error:
        case DatabaseAway():
            return f"DATABASE_URL: the server cannot be reached ({error}): start it, or correct it"
        case _ if family in integrity.DAMAGED:
            return integrity.sentence(reason)
        case _ if family is not None and file is not None and (found := place.fault(file)):
            return found
        case _ if family in _SQLITE_CLOSED:
            return unopened
        case DBAPIError() if _state(error).startswith(_REFUSED):
            return "DATABASE_URL: the server refuses this user or password"
        case DBAPIError() if _state(error) == _NO_DATABASE:
            return "DATABASE_URL: the server has no database of that name: create it first"
        case DBAPIError() if _state(error) == _READ_ONLY:
            return (
                "DATABASE_URL: the server takes no writes: it is a standby, or set to read-only "
                "(default_transaction_read_only); name the one that does; nothing is lost"
            )
        case _ if is_storage_full(error):
            return place.FULL
        case DBAPIError() if passes_by_itself(error):
            return f"DATABASE_URL: the server does not answer now ({reason}): try again soon"
        case _ if file is not None and (found := _damage(error, file)):
            return found
        case sqlite3.Error():
            return unopened
        case _:
            return None


def _damage(error: BaseException, file: Path) -> str | None:
    """Return the sentence about a damaged file if that is why a command ended.

    What is read from damaged pages fails in any way, so the file itself is asked: a bug in the
    program leaves it whole.
    """
    original = getattr(error, "orig", error)
    try:
        integrity.check(f"sqlite:///{file}", deep=True)
    except integrity.DamagedDatabase as damaged:
        return str(damaged)
    except sqlite3.Error:
        return None
    if integrity.is_damage(original):
        return integrity.sentence(integrity.NOT_UTF8)
    if isinstance(original, ValueError) and _was_reading(original):
        return integrity.sentence("a value in it cannot be read")
    return None


def _was_reading(error: BaseException) -> bool:
    """Whether it came up while the rows of a result were made."""
    frames = walk_tb(error.__traceback__)
    return any(str(frame.f_globals.get("__name__")).startswith(_READING) for frame, _ in frames)


def _state(error: BaseException) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlstate", "") or "")


def _sqlite_family(error: BaseException) -> int | None:
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code & 0xFF if code is not None else None
