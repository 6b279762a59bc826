"""Examines a database that was copied or restored, before anybody relies on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from office.backups import store
from office.backups.files import Damaged
from office.database import migrate, open_database, sealing
from office.hash_chain import Broken
from office.services import verify_histories


@dataclass(frozen=True)
class Contents:
    """What a database holds. `schema` is its version before any migration."""

    schema: str
    members: int
    reports: int
    broken: tuple[Broken, ...] = ()


async def schema_of(url: str) -> str:
    """Return the version of a database's schema.

    Raises:
        Damaged: it is not a database of this program.
    """
    database = open_database(url)
    try:
        found = await migrate.revision(database)
    finally:
        await database.close()
    if found is None:
        raise Damaged("it holds no database of this program")
    return found


async def bring_up_to_date(url: str, keys: Sequence[str]) -> Contents:
    """Apply the missing migrations, then count the rows and check the histories.

    Raises:
        Damaged: it is not a database of this program.
        KeyMissing: none of the keys opens the sealed texts.
    """
    schema = await schema_of(url)
    database = open_database(url, keys)
    try:
        await migrate.upgrade(database)
        await sealing.check(database)
        async with database.read() as session:
            members = await store.count_members(session)
            reports = await store.count_reports(session)
        return Contents(schema, members, reports, tuple(await verify_histories(database)))
    except migrate.UnknownSchema as error:
        raise Damaged(str(error)) from None
    finally:
        await database.close()


async def broken_histories(url: str, keys: Sequence[str]) -> tuple[Broken, ...]:
    """Return the histories that were changed; none while migrations are missing.

    Raises:
        KeyMissing: none of the keys opens the sealed texts.
    """
    database = open_database(url, keys)
    try:
        if await migrate.pending(database):
            return ()
        await sealing.check(database)
        return tuple(await verify_histories(database))
    finally:
        await database.close()
