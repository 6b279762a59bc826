"""The archive, for those who ask and answer in it."""

import pytest

from office.suggestions import Suggestions
from tests.office.archive import Archive, archive, shelf

__all__ = ["archive", "shelf"]


@pytest.fixture
def suggestions(archive: Archive) -> Suggestions:
    return archive.services.suggestions
