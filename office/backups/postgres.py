"""The part for PostgreSQL: calls its `pg_dump` and `pg_restore`."""

import asyncio
import os
import shutil
from asyncio.subprocess import PIPE
from pathlib import Path

from office.backups import older_server
from office.backups.files import Damaged
from office.database.address import libpq_environment

# Which replicas are at work, and their duties, must not be restored.
_TRANSIENT = ("replica", "duty_holder")
# The role that restores owns the restored objects.
_NOBODY_S = ("--no-owner", "--no-privileges")
_VERSION_TABLE = "alembic_version"


class ToolMissing(Exception):
    """A program of PostgreSQL is not on this machine. The text says what to install."""


class ToolFailed(Exception):
    """A program of PostgreSQL has failed. The text is its last line."""


async def dump(url: str, target: Path) -> None:
    """Write the whole database as it is at one moment. No writer has to wait."""
    without = [f"--exclude-table-data={table}" for table in _TRANSIENT]
    await _run(
        url,
        "pg_dump",
        "--format=custom",
        *_NOBODY_S,
        "--no-password",
        f"--file={target}",
        *without,
    )


async def schema_of(url: str, file: Path) -> str:
    """Read a dump to its end. Returns the version of its schema.

    Raises:
        Damaged: it is cut off or changed, or not of this program.
    """
    try:
        await _run(url, "pg_restore", f"--file={os.devnull}", str(file))
        found = await _run(
            url, "pg_restore", "--data-only", f"--table={_VERSION_TABLE}", "--file=-", str(file)
        )
    except ToolFailed as error:
        raise Damaged(str(error)) from None
    lines = found.splitlines()
    start = next((number for number, line in enumerate(lines) if line.startswith("COPY ")), None)
    if start is None or start + 1 == len(lines):
        raise Damaged("it holds no database of this program")
    return lines[start + 1]


async def load(url: str, file: Path) -> None:
    """Fill an empty database from a dump: all of it or nothing."""
    database = f"--dbname={libpq_environment(url)['PGDATABASE']}"
    at_once = ("--exit-on-error", "--single-transaction", "--no-password")
    try:
        await _run(url, "pg_restore", *at_once, *_NOBODY_S, database, str(file))
    except ToolFailed as error:
        if older_server.UNKNOWN_SETTING not in str(error):
            raise
        await _load_older(url, file)


async def _load_older(url: str, file: Path) -> None:
    programs = _program("pg_restore"), _program("psql")
    try:
        await older_server.load(*programs, _NOBODY_S, file, _environment(url))
    except older_server.Interrupted as error:
        raise ToolFailed(f"psql says: {_last_line(str(error).encode())}") from None


def _program(tool: str) -> str:
    """Return the path of a program of PostgreSQL. Raises ToolMissing."""
    if program := shutil.which(tool):
        return program
    raise ToolMissing(
        f"{tool} is not on this machine: install PostgreSQL's client programs, of the "
        "server's version or newer (on Debian: apt install postgresql-client)"
    )


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, **libpq_environment(url), "LC_MESSAGES": "C"}


async def _run(url: str, tool: str, *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        _program(tool),
        *arguments,
        env=_environment(url),
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        output, complaint = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode:
        raise ToolFailed(f"{tool} says: {_last_line(complaint)}")
    return output.decode(errors="replace")


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    telling = [line for line in lines if "error:" in line] or lines
    return telling[-1].split("error:", 1)[-1].strip() if telling else "nothing"
