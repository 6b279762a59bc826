"""The migrations make the very schema that the models describe."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from office.clock import HandMovedClock
from office.database import Database, migrate, open_database
from office.people import NewMember, Role
from office.services import metadata, open_services
from office.settings import load
from office.setup import NOUN as SETUP
from office.setup import SetupEvent
from office.setup import store as setup_history
from tests.places import ROOT


async def test_migrations_and_models_agree(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata)

    async with database.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_nothing_is_pending_after_an_upgrade(database: Database) -> None:
    assert await migrate.pending(database) == []


def test_every_file_of_a_migration_is_named_by_its_revision() -> None:
    scripts = ScriptDirectory.from_config(migrate.config())

    assert migrate.revisions() == [step.revision for step in scripts.walk_revisions()]


async def test_every_migration_can_be_taken_back_and_applied_again(database: Database) -> None:
    def down_and_up(connection: Connection) -> None:
        command.downgrade(migrate.config(connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        command.upgrade(migrate.config(connection), "head")

    async with database.connect() as connection:
        await connection.run_sync(down_and_up)

    await test_migrations_and_models_agree(database)


async def test_taking_back_all_but_the_first_migration_keeps_the_members(
    database: Database,
) -> None:
    def back_to_the_first(connection: Connection) -> int:
        connection.execute(
            text(
                "INSERT INTO member (telegram_id, name, unit, employment, enrolled_at)"
                " VALUES (7, 'Rina', 'kanim', 'pns', '2026-11-25 09:00:00')"
            )
        )
        command.downgrade(migrate.config(connection), "0001")
        return connection.execute(text("SELECT count(*) FROM member")).scalar_one()

    def forth_again(connection: Connection) -> None:
        command.upgrade(migrate.config(connection), "head")

    async with database.connect() as connection:
        assert await connection.run_sync(back_to_the_first) == 1
        await connection.run_sync(forth_again)
    # It was at work before there were steps of a new office: it is live.
    async with database.read() as session:
        assert [it.event for it in await setup_history.everything(session)] == [SetupEvent.LIVE]
        assert SETUP.histories is not None
        assert await SETUP.histories.broken(session) == []


async def test_processes_that_start_together_migrate_once(empty_database_url: str) -> None:
    databases = [open_database(empty_database_url) for _ in range(4)]

    await asyncio.gather(*(migrate.upgrade(database) for database in databases))

    assert await migrate.pending(databases[0]) == []
    for database in databases:
        await database.close()


async def test_two_real_processes_migrate_once(empty_database_url: str) -> None:
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
            sys.executable,
            "-c",
            code,
            empty_database_url,
            cwd=ROOT,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
        )
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"

    ends = await asyncio.gather(*(process.communicate(b"go\n") for process in both))

    assert [process.returncode for process in both] == [0, 0], ends
    database = open_database(empty_database_url)
    assert await migrate.pending(database) == []
    await database.close()


async def taken_over(database: Database, revision: str) -> None:
    """Let the schema be the work of another version, which has added to it."""
    async with database.connect() as connection:
        await connection.execute(text("ALTER TABLE member ADD COLUMN badge VARCHAR"))
        await connection.execute(text("CREATE TABLE badge (id INTEGER PRIMARY KEY)"))
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision}
        )


async def test_an_older_program_works_on_a_newer_schema_and_leaves_it_alone(
    database: Database, database_url: str, clock: HandMovedClock
) -> None:
    await taken_over(database, "9999")

    with structlog.testing.capture_logs() as logs:
        async with open_services(
            load(_env_file=None, database_url=database_url), clock
        ) as services:
            code = await services.people.invite(NewMember("Agus Salim", "kanim", (Role.ADMIN,)))
            member = await services.people.enrol(code, 7)

    assert member.name == "Agus Salim"
    assert await migrate.is_current(database)
    assert await migrate.pending(database) == []
    async with database.connect() as connection:
        tables = await connection.run_sync(lambda it: inspect(it).get_table_names())
        found = await connection.execute(text("SELECT version_num FROM alembic_version"))
    assert "badge" in tables
    assert found.scalar_one() == "9999"
    warnings = [log for log in logs if log["log_level"] == "warning"]
    assert [(warning["event"], warning["schema"], warning["known"]) for warning in warnings] == [
        ("a newer program has made the schema", "9999", migrate.newest())
    ]


async def test_a_replica_at_work_does_not_notice_that_the_schema_grows(
    database: Database, database_url: str, clock: HandMovedClock
) -> None:
    settings = load(_env_file=None, database_url=database_url)
    async with open_services(settings, clock) as services:
        for number in (1, 2):  # its statements are prepared, and kept so
            code = await services.people.invite(NewMember("Rina", "kanim", (Role.OFFICER,)))
            await services.people.enrol(code, number)
        await taken_over(database, "9999")
        code = await services.people.invite(NewMember("Budi", "kanim", (Role.OFFICER,)))
        await services.people.enrol(code, 3)

        names = [member.name for member in await services.people.everyone()]

    assert sorted(names) == ["Budi", "Rina", "Rina"]


async def test_a_schema_of_another_program_is_refused(database: Database) -> None:
    await taken_over(database, "0000a")

    with pytest.raises(migrate.UnknownSchema, match="'0000a', of which this program"):
        await migrate.upgrade(database)


async def test_a_schema_from_before_the_migrations_were_made_one_is_refused(
    database: Database,
) -> None:
    async with database.connect() as connection:
        await connection.execute(text("DROP TABLE section_in_force"))

    with pytest.raises(migrate.UnknownSchema, match="from before the first release"):
        await migrate.upgrade(database)


def in_steps(connection: Connection) -> Iterator[tuple[str, dict[str, dict[str, bool]]]]:
    """Each revision with its tables: their columns, and whether a row may be silent about one."""
    scripts = ScriptDirectory.from_config(migrate.config())
    for step in reversed(list(scripts.walk_revisions())):
        command.upgrade(migrate.config(connection), step.revision)
        seen = inspect(connection)
        yield (
            step.revision,
            {
                table: {
                    column["name"]: bool(column["nullable"] or column["default"])
                    for column in seen.get_columns(table)
                }
                for table in seen.get_table_names()
            },
        )


def test_migrations_only_add_what_an_older_program_need_not_know(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'pandu.db'}")

    def broken(connection: Connection) -> list[str]:
        faults = []
        before: dict[str, dict[str, bool]] = {}
        for revision, tables in in_steps(connection):
            for table, columns in before.items():
                now = tables.get(table, {})
                gone = columns.keys() - now.keys()
                demanded = {one for one in now if not now[one] and columns.get(one, True)}
                faults += [f"{revision}: {table}.{name}" for name in sorted(gone | demanded)]
            before = tables
        return faults

    async def run() -> list[str]:
        async with database.connect() as connection:
            return await connection.run_sync(broken)

    assert asyncio.run(run()) == []
