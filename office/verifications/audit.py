"""Reads the history of every verification and finds rows that were changed afterwards."""

from office.database import Database
from office.hash_chain import Broken, first_broken
from office.verifications import store
from office.verifications.models import code_of


async def verify(database: Database) -> list[Broken]:
    """Return every verification whose history is broken or missing."""
    broken = []
    async with database.read() as session:
        for verification_id in await store.ids(session):
            entries = await store.history(session, verification_id)
            number = first_broken(entries) if entries else 1
            if number is not None:
                broken.append(Broken(code_of(verification_id), number))
    return broken
