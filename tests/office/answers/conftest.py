"""The archive, for those who ask and answer in it."""

import pytest

from office.people import Member, Role
from tests.office.archive import Archive, andi, archive, officer, shelf

__all__ = ["archive", "head", "officer", "shelf"]

head = andi


@pytest.fixture
async def other(archive: Archive) -> Member:
    return await archive.enrols("Yuni", Role.OFFICER)
