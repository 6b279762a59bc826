"""The migrations make the very schema that the models describe."""

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from office.database import Database, migrate, open_database
from office.database.tables import metadata


async def test_migrations_and_models_agree(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata)

    async with database.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_nothing_is_pending_after_an_upgrade(database: Database) -> None:
    assert await migrate.pending(database) == []


async def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    databases = [open_database(database_url) for _ in range(4)]

    await asyncio.gather(*(migrate.upgrade(database) for database in databases))

    assert await migrate.pending(databases[0]) == []
    for database in databases:
        await database.close()
