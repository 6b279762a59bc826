"""The SOPs of the office, read when the first test asks for one."""

import pytest

from knowledge.reading.sops.sop import Sop
from tests.places import KNOWLEDGE
from tests.shelves import content_of

every_sop = pytest.mark.parametrize(
    "sop", sorted(path.stem for path in (KNOWLEDGE / "sop").glob("*.md")), indirect=True
)


@pytest.fixture
def sop(request: pytest.FixtureRequest) -> Sop:
    return content_of(KNOWLEDGE).library[request.param]
