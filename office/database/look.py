"""Looks: single reading statements for what every update asks.

A session costs ten times as much: it opens a transaction, loads objects and keeps track of them. A
look does none of that and returns plain rows.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Executable, Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel

from office.database.dialect import table_of

Look = Callable[..., Awaitable[Sequence[Row[Any]]]]
"""Runs a statement with the values of its bound parameters and returns all its rows."""


def fields_of(model: type[SQLModel], fields: Iterable[str]) -> Select[Any]:
    """Return a statement that selects columns of a table as plain values. Build it once.

    A condition must also use columns of `table_of(model).c`: with an attribute of the model the
    rows would become objects.
    """
    return select(*(table_of(model).c[field] for field in fields))


class SharedLooker:
    """Looks on SQLite, all on one connection.

    This is safe because a statement runs to its end in the event loop (`sqlite_in_loop`): no other
    task can come between.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(looks=True)
        self._connection: AsyncConnection | None = None

    async def look(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        connection = self._connection or await self._opened()
        try:
            return (await connection.execute(statement, values)).all()
        except BaseException:
            # The state of the connection is unknown, so it is not used again.
            await self.close()
            raise

    async def _opened(self) -> AsyncConnection:
        opened = await self._engine.connect()
        if self._connection is not None:  # another task that waited for the pool was faster
            await opened.close()
            return self._connection
        self._connection = opened
        return opened

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()


class PooledLooker:
    """Looks on PostgreSQL: each on a connection of the pool, without a BEGIN and a ROLLBACK.

    A single statement is a transaction there, so one that writes is committed.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def look(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        async with self._engine.connect() as connection:
            return (await connection.execute(statement, values)).all()

    async def close(self) -> None:
        """Nothing to close: the pool closes its connections."""
