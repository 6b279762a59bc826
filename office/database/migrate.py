"""Brings the schema up to date at the start, one process at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Connection, inspect, text

from office.database.engine import Database

# Most starts find nothing to do, and do without Alembic.
if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"
# Any number that nothing else in the database uses.
_ADVISORY_LOCK = 55_055
# A schema from before this release lacks this table, but has the same revision numbers.
_MARK = "section_in_force"

log = structlog.get_logger("office.database")


class UnknownSchema(Exception):
    """This program cannot work on the schema. The text says what to do."""


def config(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration, bound to a connection. There is no `alembic.ini`."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(_FOLDER))
    settings.attributes["connection"] = connection
    return settings


async def upgrade(database: Database) -> None:
    """Apply the missing migrations.

    SQLite's BEGIN IMMEDIATE and an advisory lock of PostgreSQL let one process do it, while others
    wait and then find nothing to do. The schema of a newer program is left alone: migrations may
    only add, so that replicas of the version before go on working during a rolling upgrade.

    Raises:
        UnknownSchema: no version of this program made it.
    """
    async with database.connect() as connection:
        if not database.is_sqlite:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
        await connection.run_sync(_upgrade)


async def pending(database: Database) -> list[str]:
    """Return the revisions that the database lacks, without applying them.

    Raises:
        UnknownSchema: as for `upgrade`.
    """
    async with database.connect() as connection:
        return await connection.run_sync(_pending)


async def revision(database: Database) -> str | None:
    """Return the version of the database's schema; None if it has none."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_current)


async def is_current(database: Database) -> bool:
    """Whether nothing is missing. A schema newer than this program fits, too."""
    async with database.engine.connect() as connection:
        return not await connection.run_sync(_pending)


def is_newer(revision: str) -> bool:
    """Whether a later version of this program made the schema. Revisions count up."""
    return revision > newest()


def newest() -> str:
    """Return the last revision that this program knows."""
    return revisions()[0]


def revisions() -> list[str]:
    """Return all revisions that this program knows, newest first. Each begins a file's name."""
    files = (_FOLDER / "versions").glob("*.py")
    return sorted((file.name.partition("_")[0] for file in files), reverse=True)


def _upgrade(connection: Connection) -> None:
    if _pending(connection):
        from alembic import command

        command.upgrade(config(connection), "head")
    elif (current := _current(connection)) and is_newer(current):
        log.warning("a newer program has made the schema", schema=current, known=newest())


def _pending(connection: Connection) -> list[str]:
    current = _current(connection)
    steps = revisions()
    if current is None:
        return steps
    if not inspect(connection).has_table(_MARK):
        raise UnknownSchema(
            f"the database's schema '{current}' is from before the first release, and this program "
            "cannot bring it up to date: use the program that made it, or begin with an empty one"
        )
    if current in steps:
        return steps[: steps.index(current)]
    if is_newer(current):
        return []
    raise UnknownSchema(
        f"the database's schema has the version '{current}', of which this program, that knows "
        f"{steps[-1]} to {steps[0]}, has never heard: is DATABASE_URL the database of another one?"
    )


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
