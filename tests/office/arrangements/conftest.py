"""The archive, with the office's own shelf; what is published is loaded by hand."""

from collections.abc import AsyncIterator

import pytest

from bot.content.rules import OfficeRules
from office.arrangements import Arrangements
from office.clock import HandMovedClock
from office.people import Member, Role
from office.services import open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.office.archive import Archive, officer
from tests.places import CONTENT
from tests.shelves import shelf_of

__all__ = ["officer"]


class Arranged(Archive):
    """The archive with its shelf."""

    shelf: OfficeShelf

    @property
    def arrangements(self) -> Arrangements:
        return self.services.arrangements

    async def loads(self) -> None:
        """Let the shelf take over what is published, as every replica does."""
        found = await self.services.revisions.queries.in_force()
        self.shelf.held.revise({revision.path: revision.text for revision in found})


@pytest.fixture
async def archive(database_url: str, clock: HandMovedClock) -> AsyncIterator[Arranged]:
    shelf = shelf_of(CONTENT)
    settings = load(_env_file=None, database_url=database_url)
    rules, own = OfficeRules(shelf, settings.zone), OfficeShelf(shelf)
    async with open_services(
        settings, clock, rules, retention=rules.retention, shelf=own
    ) as services:
        found = Arranged(services, clock)
        found.shelf = own
        yield found


@pytest.fixture
async def chief(archive: Arranged) -> Member:
    return await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)


@pytest.fixture
async def tuti(archive: Arranged) -> Member:
    return await archive.enrols("Tuti", Role.SECTION_HEAD, section="tu")


@pytest.fixture
async def agus(archive: Arranged) -> Member:
    return await archive.enrols("Agus", Role.ADMIN)
