"""Restores into a server that is older than the client programs and lacks some settings.

pg_restore 17 begins with `SET transaction_timeout = 0`, which PostgreSQL 16 refuses. Here the same
commands go through psql, without the settings that only newer servers have.
"""

import asyncio
import re
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

UNKNOWN_SETTING = "unrecognized configuration parameter"
"""How a server complains about a setting that it does not have."""
_ONLY_NEWER = re.compile(rb"^SET transaction_timeout = 0;$", re.MULTILINE)
_CHUNK = 1024 * 1024


class Interrupted(Exception):
    """Nothing was restored. The text is what the failed program said."""


async def load(
    pg_restore: str, psql: str, options: tuple[str, ...], file: Path, environment: Mapping[str, str]
) -> None:
    """Fill an empty database from a dump: all of it or nothing.

    Raises:
        Interrupted: one of the programs failed.
    """
    reader = await asyncio.create_subprocess_exec(
        *(pg_restore, *options, "--file=-", str(file)), env=environment, stdout=PIPE, stderr=PIPE
    )
    writer = await asyncio.create_subprocess_exec(
        *(psql, "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"),
        env=environment,
        stdin=PIPE,
        stdout=DEVNULL,
        stderr=PIPE,
    )
    try:
        await _hand_over(reader, writer)
    finally:
        cast(StreamWriter, writer.stdin).close()
        for process in (reader, writer):
            if process.returncode is None:
                process.kill()
        await cast(StreamReader, reader.stdout).read()  # it ends only when all it wrote is read
        await asyncio.gather(reader.wait(), writer.wait())


async def _hand_over(reader: Process, writer: Process) -> None:
    """Send everything in one transaction. COMMIT comes last, and only after the whole dump."""
    said_by_reader, said_by_writer = (
        asyncio.create_task(_complaint(of)) for of in (reader, writer)
    )
    commands, target = cast(StreamReader, reader.stdout), cast(StreamWriter, writer.stdin)
    target.write(b"BEGIN;\n")
    with suppress(BrokenPipeError, ConnectionResetError):  # psql says itself why it ended
        async for chunk in _without_newer(commands):
            target.write(chunk)
            await target.drain()
        if await reader.wait():
            raise Interrupted(await said_by_reader)
        target.write(b"\nCOMMIT;\n")
        await target.drain()
        target.close()
    if await writer.wait():
        raise Interrupted(await said_by_writer)


async def _complaint(process: Process) -> str:
    return (await cast(StreamReader, process.stderr).read()).decode(errors="replace")


async def _without_newer(stream: StreamReader) -> AsyncIterator[bytes]:
    """Yield what pg_restore writes, without the settings, which come before any data."""
    head = b""
    while b"\nCREATE " not in head and (more := await stream.read(_CHUNK)):
        head += more
    settings, create, rest = head.partition(b"\nCREATE ")
    yield _ONLY_NEWER.sub(b"", settings) + create + rest
    while chunk := await stream.read(_CHUNK):
        yield chunk
