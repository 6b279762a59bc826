"""The few statements that SQLite and PostgreSQL write in their own dialects."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database.plain import Transaction


async def insert_missing(
    session: Transaction, model: type[SQLModel], rows: list[dict[str, Any]], key: Any
) -> Sequence[Any]:
    """Insert the rows whose key is not taken yet. Returns the inserted keys."""
    if not rows:
        return []
    connection = await session.connection()
    statement = _insert_missing(connection.dialect.name, table_of(model), key.key)
    # A single row is passed alone: it spares the driver the work of a list.
    inserted = await connection.execute(statement, rows if len(rows) > 1 else rows[0])
    return list(inserted.scalars())


async def lock_table(session: AsyncSession, model: type[SQLModel]) -> None:
    """Let one transaction at a time write to the table. On SQLite only one writes at all.

    The lock waits for those who have locked a row of it. PostgreSQL grants a weaker lock beside
    them. Then they wait for the table, and its holder waits for their row.
    """
    connection = await session.connection()
    if connection.dialect.name != "sqlite":
        name = table_of(model).name
        await connection.exec_driver_sql(f'LOCK TABLE "{name}" IN EXCLUSIVE MODE')


@cache
def _insert_missing(dialect: str, table: Table, key: str) -> Any:
    """Build the statement once, so that SQLAlchemy also compiles it once."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    column: ColumnElement[Any] = table.c[key]
    return insert(table).on_conflict_do_nothing().returning(column)


def table_of(model: type[SQLModel]) -> Table:
    """Return the table behind a model: statements on its columns load no objects."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table
