"""Looks: single reading statements for what every update asks.

A session costs ten times as much: it opens a transaction, loads objects and keeps track of them. A
look does none of that and returns plain rows.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Executable, Row, Select, create_engine, select
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import class_mapper
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.util import greenlet_spawn
from sqlmodel import SQLModel

from office.database.dialect import table_of

M = TypeVar("M", bound=SQLModel)
Look = Callable[..., Awaitable[Sequence[Row[Any]]]]
"""Runs a statement with the values of its bound parameters and returns all its rows."""


def fields_of(model: type[SQLModel], fields: Iterable[str]) -> Select[Any]:
    """Return a statement that selects columns of a table as plain values. Build it once.

    A condition must also use columns of `table_of(model).c`: with an attribute of the model the
    rows would become objects.
    """
    return select(*(table_of(model).c[field] for field in fields))


def as_loaded(model: type[M], fields: Mapping[str, Any]) -> M:
    """Return an object with the fields that a look has found. It is read, and never changed.

    A session fills its objects in this way. A constructor would note each field as a change, which
    takes three times as long.
    """
    made: M = class_mapper(model).class_manager.new_instance()
    for name, value in fields.items():
        set_committed_value(made, name, value)
    return made


class SharedLooker:
    """Looks on SQLite, all on one connection of its own.

    It needs none of SQLAlchemy's asyncio. A reader waits for nobody, and a statement runs to its
    end in the event loop: no other task can come between.
    """

    def __init__(self, url: URL, timeout: float) -> None:
        self._engine = create_engine(
            url.set(drivername="sqlite"),
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",  # a single statement reads one moment without a BEGIN
            connect_args={"timeout": timeout},
        )
        self.dialect = self._engine.dialect
        self._connection: Connection | None = None

    async def look(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        if self._connection is None:
            self._connection = self._engine.connect()
        try:
            return self._connection.execute(statement, values).all()
        except BaseException:
            # The state of the connection is unknown, so it is not used again.
            await self.close()
            raise

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        self._engine.dispose()


class PooledLooker:
    """Looks on PostgreSQL: each on a connection of the pool, without a BEGIN and a ROLLBACK.

    A single statement is a transaction there, so one that writes is committed.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.sync_engine.execution_options(isolation_level="AUTOCOMMIT")
        self.dialect = engine.dialect

    async def look(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        # What SQLAlchemy's asyncio does, in one greenlet. It would start three.
        return await greenlet_spawn(self._looked, statement, values)

    def _looked(self, statement: Executable, values: dict[str, Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(statement, values).all()

    async def close(self) -> None:
        """Nothing to close: the pool closes its connections."""
