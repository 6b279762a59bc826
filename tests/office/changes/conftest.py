"""An office whose shelf is a few lines that a test writes."""

import pytest

from office.people import Member, Role
from tests.office.archive import Archive, archive, shelf
from tests.office.texts import Texts

__all__ = ["archive", "shelf"]


@pytest.fixture
async def texts(archive: Archive) -> Texts:
    """What is read now; a first look is behind it."""
    texts = Texts()
    archive.services.changes.shared.shelf = texts
    archive.services.suggestions.gathering.shelf = texts
    assert await archive.services.changes.recording.record_changes() == 0
    return texts


@pytest.fixture
async def rina(archive: Archive) -> Member:
    return await archive.enrols("Rina", Role.OFFICER)


@pytest.fixture
async def hendra(archive: Archive) -> Member:
    return await archive.enrols("Hendra", Role.SECTION_HEAD, section="dokintalkim")
