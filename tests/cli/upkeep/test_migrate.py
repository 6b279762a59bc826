"""`main.py migrate`: all or nothing, on both engines."""

import asyncio
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from main import app
from office.database import migrate, open_database
from tests.cli.conftest import says

FAILS = '''
"""A migration that fails halfway."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{last}"
branch_labels = depends_on = None


def upgrade() -> None:
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO no_such_table VALUES (1)")
'''


async def migrates() -> Result:
    return await asyncio.to_thread(CliRunner().invoke, app, ["migrate"])


async def test_a_migration_is_made_once_and_one_that_fails_leaves_nothing(
    empty_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    last = migrate.newest()
    says(await migrates(), f"The schema was made: {last}")
    says(await migrates(), f"up to date: {last}")

    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "env.py").symlink_to(migrate._FOLDER / "env.py")
    versions = folder / "versions"
    versions.mkdir()
    for file in (migrate._FOLDER / "versions").glob("*.py"):
        (versions / file.name).symlink_to(file)
    (versions / "9999_fails.py").write_text(FAILS.format(last=last))
    monkeypatch.setattr(migrate, "_FOLDER", folder)

    says(await migrates(), "nothing was changed", "no_such_table", code=1)
    database = open_database(empty_database_url)
    assert await migrate.revision(database) == last
    await database.close()
    (versions / "9999_fails.py").write_text(
        FAILS.format(last=last).replace("INSERT INTO no_such_table VALUES (1)", "SELECT 1")
    )
    # Had the first try left its table, this one would fail.
    says(await migrates(), f"from {last} to 9999")
