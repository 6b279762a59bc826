"""The questions to fit on, each with the sections that answer it, split in two by their text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved, Place
from knowledge.reading.sops.text.file import OPENING

ROOT = Path(__file__).parents[2]
ASKED = ROOT.parent / "shared" / "eval" / "asked.jsonl"
# Made questions are easy and many, so they weigh less.
_PLAIN, _BARE = 0.3, 0.05
UNANSWERABLE = ROOT / "tests" / "knowledge" / "off_topic.txt"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the sections that answer it; none if no section does."""

    text: str
    places: frozenset[Place]
    says: float = 1.0  # its weight; a question that a person asked weighs 1

    @property
    def is_made(self) -> bool:
        """Whether no person asked it."""
        return self.says < 1

    @property
    def is_reported(self) -> bool:
        """Whether it is in the half used only for reporting. The few unanswerable never are."""
        if not self.places or self.is_made:
            return False
        return bool(blake2b(self.text.encode(), digest_size=1).digest()[0] & 1)


def plain_names(library: Library) -> Iterator[Asked]:
    """Yield the plainest questions: an SOP by one of its names, with a heading that only it has.

    The labelled questions tell a case. At the counter half of the questions are two or three words,
    "biaya paspor hilang".
    """
    for sop in library.values():
        for at, section in enumerate(sop.sections):
            if section.heading == OPENING:
                continue
            names = (sop.title, *sop.aliases)
            name = names[at % len(names)]
            place = frozenset({(sop.id, section.heading)})
            yield Asked(f"{section.heading} {name}".lower(), place, _PLAIN)


def bare_names(library: Library) -> Iterator[Asked]:
    """Yield a name alone. The opening of its SOP answers, or the first section after it."""
    for sop in library.values():
        proper = [part.heading for part in sop.sections if part.heading != OPENING]
        places = frozenset((sop.id, heading) for heading in (OPENING, *proper[:1]))
        for name in (sop.title, *sop.aliases):
            yield Asked(name.lower(), places, _BARE)


def questions(moved: Moved) -> Iterator[Asked]:
    """Yield every labelled question, and the questions that no SOP answers."""
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
        yield Asked(record["question"], frozenset(now))
    for line in UNANSWERABLE.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Asked(line.strip(), frozenset())
