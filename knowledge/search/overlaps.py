"""Pairs of sections whose sample questions find each other: the same fact is in two places."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Place
from knowledge.reading.sops.sop import SampleQuestion
from knowledge.search.index import Index

_PARTS = 10


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two sections, how often questions of each find the other first, and one such question."""

    one: Place
    other: Place
    from_one: int
    from_other: int
    example: str

    @property
    def count(self) -> int:
        return self.from_one + self.from_other


def overlaps(library: Library, vocabulary: Vocabulary) -> list[Overlap]:
    """Ask every sample question of an index that has not seen it. Return the worst pairs first."""
    found: Counter[tuple[Place, Place]] = Counter()
    examples: dict[tuple[Place, Place], str] = {}
    for asked, first, text in _answered(library, vocabulary):
        if asked != first:
            found[asked, first] += 1
            examples.setdefault(_pair(asked, first), text)
    pairs = [
        Overlap(example, other, found[example, other], found[other, example], text)
        for (example, other), text in examples.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.count, pair.one, pair.other))


def _answered(library: Library, vocabulary: Vocabulary) -> Iterator[tuple[Place, Place, str]]:
    """Yield every question's section and the one found, a tenth of each section at a time."""
    for part in range(_PARTS):
        kept = {
            sop.id: replace(sop, questions=tuple(_without(sop.questions, part)))
            for sop in library.values()
        }
        index = Index(Library(kept), vocabulary)
        for sop in index.sops:
            for question in library[sop.id].questions[part::_PARTS]:
                hits = index.search(question.text, limit=1)
                if hits and question.heading is not None:
                    yield (sop.id, question.heading), hits[0].place, question.text


def _without(questions: tuple[SampleQuestion, ...], part: int) -> Iterator[SampleQuestion]:
    return (sample for at, sample in enumerate(questions) if at % _PARTS != part)


def _pair(one: Place, other: Place) -> tuple[Place, Place]:
    return (one, other) if one <= other else (other, one)
