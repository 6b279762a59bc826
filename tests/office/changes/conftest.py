"""An office whose shelf is a few lines that a test writes."""

import pytest

from tests.office.archive import Archive, archive, hendra, officer
from tests.office.texts import Texts

__all__ = ["archive", "hendra", "rina"]

rina = officer


@pytest.fixture
async def texts(archive: Archive) -> Texts:
    """What is read now; a first look is behind it."""
    texts = Texts()
    archive.services.changes.shared.shelf = texts
    archive.services.suggestions.gathering.shelf = texts
    assert await archive.services.changes.recording.record_changes() == 0
    return texts
