"""The few statements that SQLite and PostgreSQL spell through their own dialects."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession


async def insert_missing(
    session: AsyncSession, model: type[SQLModel], rows: list[dict[str, Any]], key: Any
) -> Sequence[Any]:
    """Insert the rows whose key is not taken yet and return the keys that were inserted."""
    if not rows:
        return []
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    # The rows apart from the statement: it is compiled once, not anew for every number of rows.
    statement = dialect.insert(model).on_conflict_do_nothing().returning(key)
    inserted = await session.exec(statement, params=rows)
    return list(inserted.scalars())
