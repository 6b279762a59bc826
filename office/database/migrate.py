"""Brings the schema up to date at the start, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from office.database.engine import Database

_FOLDER = Path(__file__).parent / "migrations"
# Any number will do as long as nothing else in the database uses it.
_ADVISORY_LOCK = 55_055


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, bound to a connection; there is no `alembic.ini`."""
    settings = Config()
    settings.set_main_option("script_location", str(_FOLDER))
    settings.attributes["connection"] = connection
    return settings


async def upgrade(database: Database) -> None:
    """Apply the migrations that are missing.

    SQLite's BEGIN IMMEDIATE and an advisory lock of PostgreSQL's let one process do it while the
    others wait and then find nothing to do.
    """
    async with database.connect() as connection:
        if not database.is_sqlite:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    # A replica of the version before may start again while its successors have migrated already.
    if not _is_current(connection):
        command.upgrade(config(connection), "head")


async def pending(database: Database) -> list[str]:
    """The revisions that the database lacks, without applying them."""
    async with database.connect() as connection:
        return await connection.run_sync(_pending)


async def is_current(database: Database) -> bool:
    """Whether nothing is missing. A schema newer than this program is its successor's, and fits."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_is_current)


def _is_current(connection: Connection) -> bool:
    current = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(config())
    if current == script.get_current_head():
        return True
    known = {step.revision for step in script.walk_revisions()}
    return current is not None and current not in known


def _pending(connection: Connection) -> list[str]:
    if _is_current(connection):
        return []
    current = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(config())
    return [step.revision for step in script.iterate_revisions("head", current or "base")]
