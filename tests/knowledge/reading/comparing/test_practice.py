"""How much of the shelf rests on nothing but what its writers take for practice, and no more."""

import json
from collections import Counter

from knowledge.reading.comparing.practice import resting
from knowledge.reading.sops.library import Library
from tests.places import CONTENT, ROOT
from tests.shelves import content_of

MOST, MOST_OF_THE_ASKED = 0.26, 0.20
ASKED = ("short", "dialogues")
MANY = 60


def asked_most(library: Library) -> list[tuple[str, str]]:
    """The sections that the questions of the tests ask for most often."""
    texts = (ROOT / "tests" / "knowledge" / f"{name}.jsonl" for name in ASKED)
    rows = (json.loads(line) for text in texts for line in text.read_text("utf-8").splitlines())
    counts = Counter(tuple(place) for row in rows for place in row.get("passages") or ())
    there = {(sop.id, section.heading) for sop in library.values() for section in sop.sections}
    return sorted(there & counts.keys(), key=lambda place: (-counts[place], place))[:MANY]


def test_few_points_rest_on_practice_alone() -> None:
    library = content_of(CONTENT).library
    whole = resting(section for sop in library.values() for section in sop.sections)

    assert whole.share <= MOST, f"{whole}: `main.py sop practice` lists them"


def test_hardly_any_point_rests_on_practice_alone_where_people_ask_most() -> None:
    library = content_of(CONTENT).library
    asked = set(asked_most(library))
    found = resting(
        section
        for sop in library.values()
        for section in sop.sections
        if (sop.id, section.heading) in asked
    )

    assert len(asked) == MANY
    assert found.share <= MOST_OF_THE_ASKED, [text for _, text in found.on_practice]
