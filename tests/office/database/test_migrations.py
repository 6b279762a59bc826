"""The migrations make the very schema that the models describe."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from office.database import Database, migrate, open_database
from office.database.tables import metadata

ROOT = Path(__file__).parents[3]


async def test_migrations_and_models_agree(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata)

    async with database.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_nothing_is_pending_after_an_upgrade(database: Database) -> None:
    assert await migrate.pending(database) == []


async def test_a_schema_of_a_later_version_is_left_alone(database: Database) -> None:
    """A replica that was not upgraded yet may start again."""
    async with database.connect() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    await migrate.upgrade(database)

    assert await migrate.pending(database) == []
    assert await migrate.is_current(database)


async def test_every_migration_can_be_taken_back_and_applied_again(database: Database) -> None:
    def down_and_up(connection: Connection) -> None:
        command.downgrade(migrate.config(connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        command.upgrade(migrate.config(connection), "head")

    async with database.connect() as connection:
        await connection.run_sync(down_and_up)

    await test_migrations_and_models_agree(database)


async def test_taking_back_the_last_migration_keeps_the_members(database: Database) -> None:
    def one_down(connection: Connection) -> int:
        connection.execute(
            text(
                "INSERT INTO member (telegram_id, name, unit, employment, enrolled_at)"
                " VALUES (7, 'Rina', 'kanim', 'pns', '2026-11-25 09:00:00')"
            )
        )
        command.downgrade(migrate.config(connection), "-1")
        return connection.execute(text("SELECT count(*) FROM member")).scalar_one()

    async with database.connect() as connection:
        assert await connection.run_sync(one_down) == 1


async def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    databases = [open_database(database_url) for _ in range(4)]

    await asyncio.gather(*(migrate.upgrade(database) for database in databases))

    assert await migrate.pending(databases[0]) == []
    for database in databases:
        await database.close()


async def test_two_real_processes_migrate_once(database_url: str) -> None:
    code = (
        "import asyncio, sys\n"
        "from office.database import migrate, open_database\n"
        "async def main():\n"
        "    database = open_database(sys.argv[1])\n"
        "    print('ready', flush=True); sys.stdin.readline()\n"
        "    await migrate.upgrade(database)\n"
        "asyncio.run(main())\n"
    )
    both = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, database_url, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
        for _ in range(2)
    ]
    for one in both:
        assert one.stdout is not None
        assert await one.stdout.readline() == b"ready\n"

    ends = await asyncio.gather(*(one.communicate(b"go\n") for one in both))

    assert [one.returncode for one in both] == [0, 0], ends
    database = open_database(database_url)
    assert await migrate.pending(database) == []
    await database.close()
