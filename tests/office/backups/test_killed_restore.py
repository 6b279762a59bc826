"""Whenever a restore is killed, there is the old database or the new one, and a next try works."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from office.backups import take
from office.clock import HandMovedClock
from office.database import Database
from tests.office.backups.conftest import enrol
from tests.office.backups.test_backup_and_restore import members
from tests.places import ROOT


@pytest.mark.crash
@pytest.mark.timeout(180)
async def test_a_restore_that_is_killed_leaves_the_old_database_or_the_new_one(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path
) -> None:
    taken = await take(database_url, tmp_path / "backups", clock.now())
    await enrol(office, clock, 3)
    await office.close()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.office.backups.killed", database_url, str(taken.file)),
        cwd=ROOT,
        env=dict(os.environ),
        stdin=PIPE,
        stdout=PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    found = []
    while (line := await process.stdout.readline()) == b"killed\n":
        found.append(await members(database_url))
        process.stdin.write(b"on\n")

    assert line == b"done 0\n"
    assert await process.wait() == 0
    # Three members are the old one, two the backup's; it changes once, at the last step but one.
    assert len(found) >= (15 if office.is_sqlite else 7)
    assert found[0] == 3
    assert found == sorted(found, reverse=True)
    assert set(found) <= {3, 2}
    assert await members(database_url) == 2
