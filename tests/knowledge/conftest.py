"""The SOPs of the office, read when the first test asks for one."""

import pytest

from knowledge.reading.sops.sop import Sop
from tests.places import CONTENT
from tests.shelves import content_of

# Issuers of documents are on the shelf as the other SOPs are.
_FILES = [
    path
    for folder in CONTENT.folders
    for room in ("sop", "issuers")
    for path in (folder / room).glob("*.md")
]
every_sop = pytest.mark.parametrize("sop", sorted({path.stem for path in _FILES}), indirect=True)


@pytest.fixture
def sop(request: pytest.FixtureRequest) -> Sop:
    return content_of(CONTENT).library[request.param]
