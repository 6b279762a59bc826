"""Whenever a restore is killed, there is the old database or the new one, and a next try works."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from office.backups import restoring, take
from office.clock import HandMovedClock
from office.database import Database
from tests.office.backups.conftest import enrol
from tests.office.backups.test_backup_and_restore import members
from tests.places import ROOT


@asynccontextmanager
async def killed(url: str, backup: Path, first: int) -> AsyncIterator[Process]:
    """Restores that are killed at one step after another, each when it is told to go on."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.office.backups.killed", url, str(backup), str(first)),
        cwd=ROOT,
        env=dict(os.environ),
        stdin=PIPE,
        stdout=PIPE,
    )
    assert process.stdin is not None
    yield process
    process.stdin.close()
    assert await process.wait() == 0


async def end_of_one(process: Process) -> bytes:
    """How the next restore ends: `killed` or `done`."""
    assert process.stdout is not None
    return await process.stdout.readline()


@pytest.fixture
async def backup(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path
) -> Path:
    """A backup with two members, beside a database with three."""
    taken = await take(database_url, tmp_path / "backups", clock.now())
    await enrol(office, clock, 3)
    await office.close()
    return taken.file


@pytest.mark.crash
async def test_a_restore_that_is_killed_in_its_middle_leaves_the_old_database_and_can_be_repeated(
    database_url: str, clock: HandMovedClock, backup: Path
) -> None:
    async with killed(database_url, backup, first=5) as process:
        assert await end_of_one(process) == b"killed\n"
    left = await members(database_url)

    async with restoring(database_url, backup) as candidate:
        await candidate.put_in_place(clock.now())

    assert left == 3
    assert await members(database_url) == 2


# Slow: up to thirty processes, one after another.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(400)
async def test_a_restore_that_is_killed_leaves_the_old_database_or_the_new_one(
    database_url: str, backup: Path
) -> None:
    found = []
    async with killed(database_url, backup, first=1) as process:
        assert process.stdin is not None
        while (line := await end_of_one(process)) == b"killed\n":
            found.append(await members(database_url))
            process.stdin.write(b"on\n")

    assert line == b"done 0\n"
    # Three members are the old one, two the backup's; it changes once, at the last step but one.
    assert len(found) >= (15 if database_url.startswith("sqlite") else 7)
    assert found[0] == 3
    assert found == sorted(found, reverse=True)
    assert set(found) <= {3, 2}
    assert await members(database_url) == 2
