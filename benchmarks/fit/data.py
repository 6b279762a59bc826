"""The questions to fit on: each with the sections that answer it, split in two by its text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from knowledge.reading.moved import Moved, Place

ROOT = Path(__file__).parents[2]
ASKED = ROOT.parent / "shared" / "eval" / "asked.jsonl"
UNANSWERABLE = ROOT / "tests" / "knowledge" / "off_topic.txt"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is answered; nowhere if no section answers."""

    text: str
    places: frozenset[Place]

    @property
    def is_reported(self) -> bool:
        """Whether it belongs to the half that is only reported on; the unanswerable are few."""
        if not self.places:
            return False
        return bool(blake2b(self.text.encode(), digest_size=1).digest()[0] & 1)


def questions(moved: Moved) -> Iterator[Asked]:
    """Every labelled question, and those that no SOP answers."""
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
        yield Asked(record["question"], frozenset(now))
    for line in UNANSWERABLE.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Asked(line.strip(), frozenset())
