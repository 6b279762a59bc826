"""The report's life on both databases: whatever people do, and whenever, it goes by the model."""

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text

from knowledge.shelf import Shelf
from office.database import Database, open_database
from tests.conftest import new_postgres_database
from tests.fuzz.life.cast import prepare
from tests.fuzz.life.machine import ReportLife

# `make fuzz` looks longer and elsewhere; the suite repeats its examples.
_WANTED = os.environ.get("FUZZ_EXAMPLES")
_STEPS = 25
pytestmark = pytest.mark.timeout(0 if _WANTED else 300)


def _look(examples: int) -> settings:
    return settings(
        max_examples=int(_WANTED or examples),
        derandomize=_WANTED is None,
        stateful_step_count=_STEPS,
        deadline=None,
        # The suite only says that something is wrong; the longer look shrinks it, too.
        phases=[Phase.explicit, Phase.generate, *([Phase.shrink] if _WANTED else [])],
        suppress_health_check=list(HealthCheck),
    )


def _looks(short: int, long: int) -> pytest.MarkDecorator:
    long_look = pytest.param(_look(long), id="long", marks=pytest.mark.slow)
    return pytest.mark.parametrize("examples", [pytest.param(_look(short), id="short"), long_look])


def _prepare(url: str, shelf: Shelf) -> None:
    async def fill() -> None:
        database = open_database(url)
        await prepare(database, shelf)
        await database.close()

    asyncio.run(fill())


@_looks(short=5, long=20)
def test_the_life_of_a_report_on_sqlite(shelf: Shelf, tmp_path: Path, examples: settings) -> None:
    template = tmp_path / "template.db"
    _prepare(f"sqlite:///{template}", shelf)
    numbers: Iterator[int] = iter(range(10**9))

    def open_copy(_runner: asyncio.Runner) -> Database:
        copy = tmp_path / f"{next(numbers)}.db"
        shutil.copy(template, copy)
        return open_database(f"sqlite:///{copy}")

    class OnSqlite(ReportLife):
        pass

    OnSqlite.shelf, OnSqlite.open = shelf, staticmethod(open_copy)
    run_state_machine_as_test(OnSqlite, settings=examples)


@pytest.mark.slow  # the same life on the other engine
@pytest.mark.postgres
@_looks(short=2, long=6)
def test_the_life_of_a_report_on_postgres(shelf: Shelf, postgres: str, examples: settings) -> None:
    url = asyncio.run(new_postgres_database(postgres))
    _prepare(url, shelf)

    def open_emptied(runner: asyncio.Runner) -> Database:
        database = open_database(url)
        runner.run(_empty(database))
        return database

    class OnPostgres(ReportLife):
        pass

    OnPostgres.shelf, OnPostgres.open = shelf, staticmethod(open_emptied)
    run_state_machine_as_test(OnPostgres, settings=examples)


async def _empty(database: Database) -> None:
    """Leave the cast as it came in."""
    async with database.engine.begin() as connection:
        for statement in (
            "TRUNCATE anomaly, anomaly_attachment, anomaly_history, form, outbox, leave"
            " RESTART IDENTITY CASCADE",
            "DELETE FROM appointment WHERE kind <> 'definitif'",
            "UPDATE member SET unreachable_at = NULL",
        ):
            await connection.execute(text(statement))
