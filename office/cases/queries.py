"""Reads cases for renderers. Rights were asked when the message was enqueued."""

from collections.abc import Sequence
from typing import Generic

from office.cases.casework import Casework
from office.cases.store import C, E


class CaseQueries(Generic[C, E]):
    """Reads a case and its history as they are now."""

    def __init__(self, shared: Casework[C, E]) -> None:
        self.database = shared.database
        self.cases = shared.cases

    async def reread(self, case_id: int) -> C | None:
        async with self.database.read() as session:
            return await session.get(self.cases.case, case_id)

    async def entry(self, case_id: int, number: int) -> E | None:
        async with self.database.read() as session:
            return await self.cases.get_entry(session, case_id, number)

    async def entries(self, case_id: int) -> Sequence[E]:
        """Return the whole history."""
        async with self.database.read() as session:
            return await self.cases.history(session, case_id)
