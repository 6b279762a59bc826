"""Shelves of which some SOPs are new: they have lost their sample questions, or kept a few."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from random import Random

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import SampleQuestion, Sop

COUNT = 10


def folds(library: Library) -> list[frozenset[str]]:
    """Deal the ids of the SOPs into ten folds, the same ones each time."""
    ids = sorted(library)
    Random(7).shuffle(ids)
    return [frozenset(ids[at::COUNT]) for at in range(COUNT)]


def with_new(library: Library, new: Collection[str], samples: int) -> Library:
    """Return the library with at most so many samples in each section of the new SOPs."""
    return Library(
        {
            sop.id: replace(sop, questions=at_most(sop, samples)) if sop.id in new else sop
            for sop in library.values()
        }
    )


def at_most(sop: Sop, samples: int) -> tuple[SampleQuestion, ...]:
    """Return at most so many samples of every section, the same ones each time."""
    drawn = list(sop.questions)
    Random(7).shuffle(drawn)
    taken: Counter[str | None] = Counter()
    kept = []
    for sample in drawn:
        taken[sample.heading] += 1
        if taken[sample.heading] <= samples:
            kept.append(sample)
    return tuple(kept)


def joined(parts: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the SOPs of several folds."""
    return frozenset().union(*parts)
