"""Reads every history of the office and finds rows that were changed afterwards."""

from office.database import Database
from office.hash_chain import Broken
from office.services import HISTORIES


async def verify(database: Database) -> list[Broken]:
    """Return every case whose history is broken.

    A chain cannot show that its last rows were cut off. Backups can.
    """
    found: list[Broken] = []
    async with database.read() as session:
        for histories in HISTORIES:
            found += await histories.broken(session)
    return found
