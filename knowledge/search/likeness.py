"""How alike two questions are, and whether both ask the same.

The search ranks sections. This compares questions with each other by the same words: spelled out,
repaired, and weighed by how rare they are on this shelf.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from knowledge.reading.words import stem
from knowledge.search.index import Index

FILE = Path(__file__).with_name("likeness.json")
# Word order says little about whether the same is asked. At the same share of wrong matches, so
# many of 28,005 sample questions find another one: 1,768 with 0.7, 2,718 with 0.4, 3,285 with 0.2.
_PAIR_WEIGHT = 0.2
# From here on two questions may ask the same, and people are shown both. So many of 29,718 sample
# questions find another one: 12 % with the fitted likeness (85 % of those in their own section),
# 54 % with 0.6 (70 %), 77 % with 0.5 (63 %).
NEAR_FROM = 0.6
# Answered and waiting questions, which are compared again and again.
_REMEMBERED = 4_000


@cache
def same_from() -> float:
    """Return the likeness from which two questions ask the same. `make fit` finds it."""
    return float(json.loads(FILE.read_text(encoding="utf-8"))["same_from"])


class Likeness:
    """Compares questions by the words of one index."""

    def __init__(self, index: Index, least: float | None = None) -> None:
        """`least` replaces the fitted likeness while it is being fitted."""
        self._index = index
        self._least = least
        self.vector = lru_cache(_REMEMBERED)(self._read)
        """What a question says, of length one."""

    def of(self, one: str, other: str) -> float:
        """Return the likeness of two questions (0..1): the cosine over one- and two-word stems."""
        short, long = sorted((self.vector(one), self.vector(other)), key=len)
        return sum(weight * long.get(term, 0.0) for term, weight in short.items())

    def is_same(self, one: str, other: str) -> bool:
        """Whether both ask the same."""
        return self.of(one, other) >= self._limit

    @property
    def _limit(self) -> float:
        return same_from() if self._least is None else self._least

    def nearest(self, question: str, others: Iterable[str]) -> str | None:
        """Return the most alike of the others that ask the same; None if none does."""
        ranked = [(self.of(question, other), other) for other in others]
        best = max(ranked, default=(0.0, ""))
        return best[1] if best[1] and self.is_same(question, best[1]) else None

    def grouped(self, texts: Sequence[str], seeds: Sequence[str]) -> list[int]:
        """Put each text into the group that asks the same: a seed's group, or a new one after them.

        Groups are numbered: first the seeds, then the new ones in order. The first text of a new
        group represents it, so that a group does not drift from question to question.
        """
        held: dict[str, list[tuple[int, float]]] = defaultdict(list)
        count = 0

        def found(text: str) -> int | None:
            alike: dict[int, float] = defaultdict(float)
            for term, weight in self.vector(text).items():
                for group, other in held[term]:
                    alike[group] += weight * other
            best = max(alike, key=lambda group: alike[group], default=None)
            return best if best is not None and alike[best] >= self._limit else None

        def begin(text: str) -> int:
            nonlocal count
            for term, weight in self.vector(text).items():
                held[term].append((count, weight))
            count += 1
            return count - 1

        for seed in seeds:
            begin(seed)
        places = []
        for text in texts:
            place = found(text)
            places.append(begin(text) if place is None else place)
        return places

    def _read(self, question: str) -> Mapping[str, float]:
        said: dict[str, float] = {}
        firsts = []
        for term in self._index.terms(question):
            # A word that no SOP knows still counts: it may be all that two gaps have in common.
            alternatives = term.alternatives or ((stem(term.word), 1.0),)
            # Synonyms share the weight of their word, or a word with many synonyms would dominate.
            share = sum(weight**2 for _, weight in alternatives) ** -0.5
            firsts.append(alternatives[0][0])
            for alternative, weight in alternatives:
                said[alternative] = max(weight * share, said.get(alternative, 0.0))
        said |= {f"{one} {other}": _PAIR_WEIGHT for one, other in pairwise(firsts)}
        told = {term: weight * self._index.telling(term) for term, weight in said.items()}
        length = sum(weight**2 for weight in told.values()) ** 0.5 or 1.0
        return {term: weight / length for term, weight in told.items()}
