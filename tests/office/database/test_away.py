"""Every way in which PostgreSQL can be away is waited out, and is never taken for a bug."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, text

from office.database import open_database
from office.database.health import trouble
from tests.conftest import postgres_database
from tests.ports import free_port

pytestmark = pytest.mark.postgres


async def raised(url: str, statement: str = "SELECT 1") -> BaseException | None:
    """What a write on that database ends with."""
    database = open_database(url)
    try:
        async with asyncio.timeout(30), database.begin(keeps_update_open=True) as session:
            await (await session.connection()).execute(text(statement))
    except Exception as error:  # noqa: BLE001 - its kind is what is asked
        return error
    else:
        return None
    finally:
        await database.close()


@pytest.fixture
async def url(postgres: str) -> AsyncIterator[str]:
    async with postgres_database(postgres) as url:
        yield url


def at(address: str) -> str:
    return f"postgresql+asyncpg://pandu@{address}"


async def test_a_server_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    for address in (
        f"/pandu?host={tmp_path}",  # no socket
        "no-such-host.invalid/pandu",  # no such name
        f"127.0.0.1:{free_port()}/pandu",  # refused
    ):
        assert trouble.passes_by_itself(await raised(at(address))), address


@pytest.mark.parametrize("first_words", [b"", b"S"])
async def test_a_connection_that_is_cut_is_tried_again(first_words: bytes) -> None:
    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(8)
        writer.write(first_words)
        writer.transport.abort()

    async with await asyncio.start_server(cut, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        error = await raised(at(f"127.0.0.1:{port}/pandu"))

    assert trouble.passes_by_itself(error)


async def test_a_server_without_a_free_place_is_waited_for(postgres: str, url: str) -> None:
    server = await asyncpg.connect(postgres)
    await server.execute("CREATE ROLE crowded LOGIN CONNECTION LIMIT 0")
    try:
        crowded = make_url(url).set(username="crowded")
        error = await raised(crowded.render_as_string(hide_password=False))
    finally:
        await server.execute("DROP ROLE crowded")
        await server.close()

    assert trouble.passes_by_itself(error)
    assert "too many connections" in str(error)


async def test_a_server_that_only_reads_is_waited_for(url: str) -> None:
    error = await raised(url, "DO $$ BEGIN SET TRANSACTION READ ONLY; CREATE TABLE t (); END $$")

    assert "read-only" in str(error)
    assert trouble.passes_by_itself(error)


async def test_a_server_that_is_shutting_down_is_waited_for(url: str) -> None:
    error = await raised(url, "SELECT pg_terminate_backend(pg_backend_pid())")

    assert trouble.passes_by_itself(error)


async def test_a_wrong_statement_stays_wrong(url: str) -> None:
    assert not trouble.passes_by_itself(await raised(url, "SELECT 1 / 0"))
    assert not trouble.passes_by_itself(OSError("a file of ours is missing"))
