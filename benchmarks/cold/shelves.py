"""The shelves that are asked, each with the questions that are asked of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.fit.data import Asked
from benchmarks.fit.folds import COUNT, folds, joined, with_new
from knowledge.reading.content import Content
from knowledge.reading.sops.library import Library

TENTH, HALF, ALL = "a tenth", "half", "all"
SAMPLES = {TENTH: (0, 3, 5, 10), HALF: (0, 5), ALL: (0, 5)}


@dataclass(frozen=True)
class Case:
    """A shelf with new SOPs, and the questions about these and about some others."""

    share: str
    new: frozenset[str]
    hidden: frozenset[str]  # the SOPs of which the fitted tables may know nothing
    about_new: Sequence[Asked]
    about_others: Sequence[Asked]

    def shelf(self, library: Library, samples: int) -> Library:
        return with_new(library, self.new, samples)


def cases(content: Content, asked: Sequence[Asked], parts: Sequence[int]) -> Iterator[Case]:
    """Yield every case. Each question about the folds `parts` is asked once about a new SOP."""
    dealt = folds(content.library)
    about = [[question for question in asked if sop_of(question) in fold] for fold in dealt]

    def of(places: Sequence[int]) -> list[Asked]:
        return [question for place in places if place in parts for question in about[place]]

    for part in parts:
        after = about[(part + 1) % COUNT]
        yield Case(TENTH, dealt[part], dealt[part], about[part], after)
    halves = (range(COUNT // 2), range(COUNT // 2, COUNT))
    for half, other in (halves, halves[::-1]):
        new = joined([dealt[place] for place in half])
        yield Case(HALF, new, new, of(half), of(other))
    for part in parts:
        yield Case(ALL, joined(dealt), dealt[part], about[part], ())


def sop_of(asked: Asked) -> str:
    """Return the SOP that a question is counted under."""
    return min(sop for sop, _ in asked.places)
