"""The command that brings the schema up to date before the bot is started."""

import asyncio
from typing import TYPE_CHECKING

from cli import opening
from cli.language import say

if TYPE_CHECKING:
    from office.settings import Settings


def migrate() -> None:
    """Bring the database's schema up to date, all or nothing. The next start would do the same."""
    from cli.commands import sentences_of
    from office import logs

    settings = opening.settings()
    try:
        before, after = asyncio.run(_migrated(settings))
    except Exception as error:
        if sentences_of(error):
            raise
        reason = logs.without(settings.secrets, f"{type(error).__name__}: {error}")
        opening.stop(f"The database was not migrated, and nothing was changed: {reason}")
    if before == after:
        say(f"The schema is up to date: {after}.")
    elif before is None:
        say(f"The schema was made: {after}.")
    else:
        say(f"The schema was brought from {before} to {after}.")


async def _migrated(settings: "Settings") -> tuple[str | None, str | None]:
    """Migrate; return the version of the schema before and after."""
    from office.database import migrate, open_database

    database = open_database(settings.database_url, settings.keys)
    try:
        before = await migrate.revision(database)
        await migrate.upgrade(database)
        return before, await migrate.revision(database)
    finally:
        await database.close()
