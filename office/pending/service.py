"""Answers for every typed message, in one look, whether anything waits for it."""

from office.database import Database
from office.pending import store
from office.people import Member


class Pending:
    """Most messages are questions: nothing waits for them, and nothing more need be read."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def of(self, member: Member) -> frozenset[str]:
        """The names of the tables that hold something half written by this member."""
        async with self.database.read() as session:
            return await store.waiting_for(session, member.id)
