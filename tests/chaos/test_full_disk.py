"""PostgreSQL on a disk that is really full: it refuses what needs space, and loses nothing."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from office.database import open_database
from office.database.health import trouble
from tests.chaos.machines import postgres
from tests.chaos.machines.postgres import Server
from tests.chaos.machines.small_disk import SmallDisk, Unmountable, mounted

# Half a megabyte that no compression makes smaller.
_MANY = "INSERT INTO it SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 16000)"
_FULL_SECONDS = 2.0
_REFUSALS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with mounted(tmp_path / "image", tmp_path / "disk") as disk:
            yield disk
    except Unmountable as error:
        pytest.skip(f"no disk can be mounted here: {error}")


def test_a_small_disk_fills_up_and_has_space_again(small_disk: SmallDisk) -> None:
    file = small_disk.folder / "file"

    with small_disk.filled(), pytest.raises(OSError, match="No space left"):
        file.write_bytes(bytes(100_000))
    assert file.write_bytes(bytes(100_000))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgres.opened() as server:
        if server.disk is None:
            pytest.skip("no disk can be mounted here")
        yield server


# Slow: a server of its own, with all its flushes, which falls and comes up again.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.postgres
@pytest.mark.parametrize("also_its_log", [False, True])
async def test_a_server_without_space_refuses_and_keeps_what_it_had(
    server: Server, also_its_log: bool
) -> None:
    connection = await asyncpg.connect(server.uri)
    await connection.execute("DROP TABLE IF EXISTS it; CREATE TABLE it (words text)")

    is_full = asyncio.create_task(server.is_full(_FULL_SECONDS, also_its_log=also_its_log))
    written, was_refused = 0, False
    while not (was_refused or is_full.done()):
        try:
            await connection.execute(_MANY)
            written += 1
        except _REFUSALS:
            was_refused = True
    await is_full
    has_fallen = not await _lives(connection)
    connection = await asyncpg.connect(server.uri)
    kept = await connection.fetchval("SELECT count(*) FROM it")
    await connection.close()

    assert (was_refused, kept, has_fallen) == (True, written, also_its_log)


@pytest.mark.slow  # the same server
@pytest.mark.crash
@pytest.mark.postgres
async def test_the_probe_sees_a_disk_without_space(server: Server) -> None:
    """It needs a new block, as a report does; changing a row needs none."""
    assert server.disk is not None
    connection = await asyncpg.connect(server.uri)
    await connection.execute("CREATE TABLE IF NOT EXISTS alembic_version (version_num varchar(32))")
    await connection.close()
    database = open_database(server.uri.replace("postgresql://", "postgresql+asyncpg://"))
    await database.probe()

    with server.disk.filled(), pytest.raises(Exception) as raised:  # noqa: PT011 - its kind is asked
        await database.probe()
    await database.probe()
    await database.close()

    assert trouble.is_storage_full(raised.value)


async def _lives(connection: asyncpg.Connection) -> bool:
    """Whether the server still knows it, and did not begin anew."""
    try:
        await connection.execute("SELECT 1")
    except _REFUSALS:
        return False
    await connection.close()
    return True
