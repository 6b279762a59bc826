"""The archive, for those who ask and answer in it."""

import pytest

from office.people import Member, Role
from office.suggestions import Suggestions
from tests.office.archive import Archive, archive
from tests.office.texts import NoShelf

__all__ = ["archive"]


@pytest.fixture
def suggestions(archive: Archive) -> Suggestions:
    return archive.services.suggestions


class Words(NoShelf):
    """A shelf all of which is Tata Usaha's."""

    def address(self, sop_id: str, section: str) -> str | None:
        return f"{sop_id}/{section}" if sop_id else None

    def owner(self, _passage: str) -> str:
        return "tu"

    nearest_owner = owner


@pytest.fixture
async def officers(archive: Archive) -> list[Member]:
    return [await archive.enrols(f"Petugas {number}", Role.OFFICER) for number in range(3)]


@pytest.fixture
async def head(archive: Archive) -> Member:
    return await archive.enrols("Tuti", Role.SECTION_HEAD, section="tu")
