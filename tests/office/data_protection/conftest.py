"""The office of `tests/office/archive.py`."""

import pytest

from office.anomalies.models import Anomaly
from office.people import Member
from tests.office.archive import Archive, archive, officer

__all__ = ["archive", "officer"]


@pytest.fixture
async def filed(archive: Archive, officer: Member) -> Anomaly:
    return await archive.files(officer)


@pytest.fixture
async def report(archive: Archive, filed: Anomaly, head: Member) -> Anomaly:
    """A report of the officer with words of every kind, closed by its head."""
    await archive.closes(filed, head)
    return filed
