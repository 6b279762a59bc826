"""The archive, with the office's own shelf."""

from collections.abc import AsyncIterator

import pytest

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.clock import HandMovedClock
from office.people import Member, Role
from office.services import open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.office.archive import Archive, andi, hendra

__all__ = ["andi", "kasi"]

kasi = hendra


@pytest.fixture
async def archive(database_url: str, clock: HandMovedClock, shelf: Shelf) -> AsyncIterator[Archive]:
    settings = load(_env_file=None, database_url=database_url)
    rules, own = OfficeRules(shelf, settings.zone), OfficeShelf(shelf)
    async with open_services(
        settings, clock, rules, retention=rules.retention, shelf=own
    ) as services:
        yield Archive(services, clock)


@pytest.fixture
async def chief(archive: Archive) -> Member:
    return await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
