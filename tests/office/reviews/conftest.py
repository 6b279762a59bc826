"""The archive on the content that the repository ships; what is published is loaded by hand."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.content.rules import OfficeRules
from office.clock import HandMovedClock
from office.people import Member, Role
from office.reviews import Reviews
from office.services import open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.office.archive import Archive, hendra, officer
from tests.places import CONTENT
from tests.shelves import shelf_of

__all__ = ["hendra", "officer"]


class Keepers(Archive):
    """The archive, its reviews and its shelf."""

    shelf: OfficeShelf

    @property
    def reviews(self) -> Reviews:
        return self.services.reviews

    async def mornings(self, days: int) -> None:
        """Let the office open so many times."""
        hours = self.services.reviews.shared.hours
        for _ in range(days):
            self.clock.advance(
                hours.next_opening(self.clock.now() + timedelta(hours=9)) - self.clock.now()
            )
            await self.reviews.due.run()

    async def loads(self) -> None:
        """Let the shelf take over what is published, as every replica does."""
        found = await self.services.revisions.queries.in_force()
        self.shelf.held.revise({revision.path: revision.text for revision in found})


@pytest.fixture
async def archive(database_url: str, clock: HandMovedClock) -> AsyncIterator[Keepers]:
    shelf = shelf_of(CONTENT)
    settings = load(_env_file=None, database_url=database_url)
    rules = OfficeRules(shelf, settings.zone)
    held = OfficeShelf(shelf)
    async with open_services(
        settings, clock, rules, retention=rules.retention, shelf=held
    ) as services:
        keepers = Keepers(services, clock)
        keepers.shelf = held
        yield keepers


@pytest.fixture
async def boss(archive: Keepers) -> Member:
    return await archive.enrols("Ibu Kakanim", Role.HEAD_OF_OFFICE)
