"""Looks: one reading statement by itself, for what is asked with every update.

A session costs ten times as much as such a statement: it opens a transaction, loads objects and
keeps them apart. A look does none of that and gives back plain rows.
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
    """A statement that selects columns of a table as plain values; made once, it is compiled once.

    In what it is narrowed by stand columns of `table_of(model).c`, too: an attribute of the model
    would make objects of the rows.
    """
    return select(*(table_of(model).c[field] for field in fields))


def as_loaded(model: type[M], fields: Mapping[str, Any]) -> M:
    """An object of the fields that a look has found: to be read, not to be changed.

    As a session fills its objects; a constructor would note each field as a change, which takes
    three times as long.
    """
    made: M = class_mapper(model).class_manager.new_instance()
    for name, value in fields.items():
        set_committed_value(made, name, value)
    return made


class SharedLooker:
    """Looks on SQLite, all on one connection of its own.

    It needs none of SQLAlchemy's asyncio: a reader waits for nobody, and a statement runs in the
    event loop to its end, so that no other task can come in between.
    """

    def __init__(self, url: URL, timeout: float) -> None:
        self._engine = create_engine(
            url.set(drivername="sqlite"),
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",  # one statement sees one moment without a BEGIN
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
            # A connection in an unknown state is not used again.
            await self.close()
            raise

    async def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        self._engine.dispose()


class PooledLooker:
    """Looks on PostgreSQL: each on a connection of the pool, without a BEGIN and a ROLLBACK.

    A statement is a transaction of its own there; one that writes is committed.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.sync_engine.execution_options(isolation_level="AUTOCOMMIT")
        self.dialect = engine.dialect

    async def look(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        # As SQLAlchemy's asyncio does it, only in one piece: it would make three.
        return await greenlet_spawn(self._looked, statement, values)

    def _looked(self, statement: Executable, values: dict[str, Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(statement, values).all()

    async def close(self) -> None:
        """Nothing: the pool closes its connections."""
