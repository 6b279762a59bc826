"""A write transaction without a session, for plain statements that load and keep no objects."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession


@dataclass(eq=False)
class Plain:
    """What a session and this have in common is all that a store of plain statements needs."""

    _connection: AsyncConnection
    info: dict[Any, Any] = field(default_factory=dict)

    async def connection(self) -> AsyncConnection:
        return self._connection


Transaction = AsyncSession | Plain
