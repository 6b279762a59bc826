"""The questions to fit on, each with the sections that answer it, split in two by their text."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved, Place
from knowledge.reading.sops.text.file import OPENING

ROOT = Path(__file__).parents[2]
ASKED = ROOT.parent / "shared" / "eval" / "asked.jsonl"
# Short questions by people who had not opened the shelf: kept outside, and kept here.
SHORT = (ASKED.with_name("short.jsonl"), ROOT / "tests" / "knowledge" / "short.jsonl")
# Made questions are easy and many, so they weigh less.
_PLAIN = 0.3
# Of all that is said by questions of people: the share that the short ones say.
_SHORT_SHARE = 1 / 3
UNANSWERABLE = ROOT / "tests" / "knowledge" / "off_topic.txt"
# More of them, written only to fit on.
STRANGERS = UNANSWERABLE.with_name("strangers.txt")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the sections that answer it; none if no section does."""

    text: str
    places: frozenset[Place]
    says: float = 1.0  # its weight; a question that a person asked weighs 1 or more
    is_short: bool = False
    is_for_fit: bool = False  # it was written to fit on

    @property
    def is_made(self) -> bool:
        """Whether no person asked it."""
        return self.says < 1

    @property
    def is_reported(self) -> bool:
        """Whether it is in the half used only for reporting."""
        if self.is_made or self.is_for_fit:
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


def short_questions(moved: Moved) -> Iterator[Asked]:
    """Yield the labelled questions of few words."""
    for file in SHORT:
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            record = json.loads(line)
            now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
            yield Asked(record["question"], frozenset(now), is_short=True)


def balanced(asked: Sequence[Asked]) -> list[Asked]:
    """Weigh the short questions so that they say their share of all."""
    short = sum(question.is_short for question in asked)
    others = sum(question.says for question in asked if not question.is_short)
    says = others * _SHORT_SHARE / (1 - _SHORT_SHARE) / max(1, short)
    return [
        replace(question, says=max(1.0, says)) if question.is_short else question
        for question in asked
    ]


def questions(moved: Moved) -> Iterator[Asked]:
    """Yield every labelled question, and the questions that no SOP answers."""
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        now = {new for sop, heading in record["passages"] for new in moved.now((sop, heading))}
        yield Asked(record["question"], frozenset(now))
    for file in (UNANSWERABLE, STRANGERS):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield Asked(line.strip(), frozenset(), is_for_fit=file is STRANGERS)
