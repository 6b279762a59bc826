"""The questions to fit on: each with the sections that answer it, split in two by its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from knowledge.reading.sops.file import OPENING
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved import Moved, Place

ROOT = Path(__file__).parents[2]
ASKED = ROOT.parent / "shared" / "eval" / "asked.jsonl"
# Made questions are easy, and there are many of them.
_PLAIN, _BARE = 0.3, 0.05
UNANSWERABLE = ROOT / "tests" / "knowledge" / "off_topic.txt"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is answered; nowhere if no section answers."""

    text: str
    places: frozenset[Place]
    says: float = 1.0  # how much it says beside one that somebody asked

    @property
    def is_made(self) -> bool:
        """Whether nobody asked it."""
        return self.says < 1

    @property
    def is_reported(self) -> bool:
        """Whether it belongs to the half that is only reported on; the unanswerable are few."""
        if not self.places or self.is_made:
            return False
        return bool(blake2b(self.text.encode(), digest_size=1).digest()[0] & 1)


def plain_names(library: Library) -> Iterator[Asked]:
    """The plainest way to ask: an SOP by one of its names, with a heading that only it has so.

    The labelled questions are told as people tell a case; at the counter half are two or three
    words, "biaya paspor hilang".
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
    """A name and nothing else: what its SOP opens with answers, or what comes first after it."""
    for sop in library.values():
        proper = [part.heading for part in sop.sections if part.heading != OPENING]
        places = frozenset((sop.id, heading) for heading in (OPENING, *proper[:1]))
        for name in (sop.title, *sop.aliases):
            yield Asked(name.lower(), places, _BARE)


def questions(moved: Moved) -> Iterator[Asked]:
    """Every labelled question, and those that no SOP answers."""
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
        yield Asked(record["question"], frozenset(now))
    for line in UNANSWERABLE.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Asked(line.strip(), frozenset())
