"""SQLite for SQLAlchemy's asyncio, in the event loop itself. Only what may wait gets a thread.

A statement on a local file takes tens of microseconds. Passing each to a thread and back, as
aiosqlite does, costs ten times that, five times an update. Two things can take long: waiting for
the write lock of another process, and flushing the log. So such a BEGIN IMMEDIATE and every COMMIT
run in a thread. They are always awaited to their end, so that a cancelled task leaves no statement
half done.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util.concurrency import await_

DRIVER = "in_loop"
TAKE_WRITE_LOCK = "BEGIN IMMEDIATE"

_T = TypeVar("_T")


async def _at_once() -> None:
    """Do nothing: SQLAlchemy checks that a statement of an async driver was awaited."""


async def _in_a_thread(call: Callable[[], _T]) -> _T:
    """Run the call in a thread and await its end, even if the task is cancelled meanwhile."""
    running = asyncio.get_running_loop().run_in_executor(None, call)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


class _Cursor(sqlite3.Cursor):
    connection: "_Connection"

    def execute(self, sql: str, *parameters: Any) -> "_Cursor":
        run = super().execute
        if sql == TAKE_WRITE_LOCK and not self._takes_free_lock():
            await_(_in_a_thread(lambda: run(sql)))
            return self
        if sql != TAKE_WRITE_LOCK:
            run(sql, *parameters)
        await_(_at_once())
        return self

    def _takes_free_lock(self) -> bool:
        """Take the write lock if it is free. False if another process has it.

        Nearly always it is free: in this process one writer at a time asks for it.
        """
        run = super().execute
        run("PRAGMA busy_timeout = 0").fetchone()
        try:
            run(TAKE_WRITE_LOCK)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            run(f"PRAGMA busy_timeout = {self.connection.patience_ms}").fetchone()
        return True

    def executemany(self, sql: str, parameters: Any, /) -> "_Cursor":
        super().executemany(sql, parameters)
        await_(_at_once())
        return self

    async def _async_soft_close(self) -> None:
        """Do nothing: the rows of a local file need not be fetched in advance."""


class _Connection(sqlite3.Connection):
    """Its statements go through `cursor()`: sqlite3's own `execute` would not use our cursor."""

    patience_ms = 0
    """How long a statement waits for the lock of another process."""

    def cursor(self, *_: Any, **__: Any) -> _Cursor:  # type: ignore[override]
        return super().cursor(_Cursor)

    def commit(self) -> None:
        await_(_in_a_thread(super().commit))

    def terminate(self) -> None:
        """Close at once: the pool calls this for a connection that was given up."""
        self.close()


class Dialect(SQLiteDialect_pysqlite):
    """SQLAlchemy's own SQLite, on connections that know the event loop."""

    driver = DRIVER
    supports_statement_cache = True
    is_async = True
    has_terminate = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """Return the pool class: connections are shared by tasks of one loop."""
        return AsyncAdaptedQueuePool

    def connect(self, *arguments: Any, **options: Any) -> Any:
        """Open a connection. Its COMMIT runs in any free thread."""
        connection = sqlite3.connect(
            *arguments, **{**options, "factory": _Connection, "check_same_thread": False}
        )
        connection.patience_ms = round(options["timeout"] * 1000)
        return connection

    def get_driver_connection(self, connection: Any) -> Any:
        """Return the sqlite3 connection itself: nothing is wrapped around it."""
        return connection

    # SQLAlchemy would compile these three anew for each writer of a shared transaction.

    def do_savepoint(self, connection: Connection, name: str) -> None:
        _run(connection, f"SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        _run(connection, f"ROLLBACK TO {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        _run(connection, f"RELEASE {name}")

    def do_terminate(self, dbapi_connection: Any) -> None:
        dbapi_connection.terminate()


def _run(connection: Connection, sql: str) -> None:
    driver: Any = connection.connection.dbapi_connection
    driver.cursor().execute(sql)


registry.register(f"sqlite.{DRIVER}", __name__, Dialect.__name__)
