"""The sample questions nearest to a question: cosine over one- and two-word stems."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.search.bm25 import Floats, Ints, Stems

PAIR_WEIGHT = 0.7  # two words in the order they were said; less than the words themselves
_MOST = 1_000


def pairs(stems: Stems) -> list[str]:
    """Return each two neighbouring stems as one term."""
    return [f"{one} {other}" for one, other in pairwise(stems)]


class Grouping:
    """Which group each sample is of: its section, or its whole SOP."""

    def __init__(self, groups: Sequence[int], count: int) -> None:
        self._groups: Ints = np.array(groups, np.int32)
        self._count = count
        sizes = np.bincount(self._groups, minlength=count)
        self._root_sizes = np.sqrt(np.maximum(1, sizes)).astype(np.float32)

    def views(self, found: Ints, alike: Floats, most: int) -> tuple[Floats, Floats, Floats]:
        """For every group: its best sample, the mean of its best ones, and all of them together."""
        groups = self._groups[found]
        order = np.lexsort((-alike, groups))
        groups, alike = groups[order], alike[order]
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        ranks = np.arange(len(groups)) - np.repeat(starts, np.diff(starts, append=len(groups)))
        best, mean, together = (np.zeros(self._count, np.float32) for _ in range(3))
        best[groups[starts]] = alike[starts]
        top = ranks < most
        np.add.at(mean, groups[top], alike[top] / most)
        np.add.at(together, groups, alike)
        return best, mean, np.asarray(together / self._root_sizes, np.float32)


class Samples:
    """All sample questions, by their words and pairs of words."""

    def __init__(self, texts: Sequence[Stems]) -> None:
        self._count = len(texts)
        terms, places, weights = self._occurrences(texts)
        self._unknown = float(np.log1p(self._count))
        held = np.bincount(terms, minlength=len(self._numbers))
        self._idf = np.log1p(self._count / np.maximum(1, held)).astype(np.float32)
        values = weights * self._idf[terms]
        lengths = np.sqrt(np.bincount(places, weights=values**2, minlength=self._count))
        order = np.argsort(terms, kind="stable")
        self._places: Ints = places[order]
        shares = values / np.maximum(lengths[places], 1e-6)
        self._values: Floats = shares[order].astype(np.float32)
        self._starts: list[int] = np.concatenate([[0], np.cumsum(held)]).tolist()

    def _occurrences(self, texts: Sequence[Stems]) -> tuple[Ints, Ints, Floats]:
        """Every word and pair of every sample, once: its number, its sample and its weight."""
        self._numbers: dict[str, int] = {}
        terms: list[int] = []
        sizes: list[int] = []
        weights: list[float] = []
        for text in texts:
            words, two = dict.fromkeys(text), dict.fromkeys(pairs(text))
            terms += [self._numbers.setdefault(one, len(self._numbers)) for one in (*words, *two)]
            weights += [1.0] * len(words) + [PAIR_WEIGHT] * len(two)
            sizes.append(len(words) + len(two))
        places = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        return np.array(terms, np.int32), places, np.array(weights, np.float32)

    def telling(self, term: str) -> float:
        """How rare a term is; one that no sample has is the rarest."""
        number = self._numbers.get(term)
        return self._unknown if number is None else float(self._idf[number])

    def likeness(self, said: Mapping[str, float], unknown: int) -> tuple[Ints, Floats]:
        """Return the samples that share a word with what was said, and how alike each is (0..1).

        `unknown` counts words that no sample has: they take likeness away from all.
        """
        scores = np.zeros(self._count, np.float32)
        length = unknown * self._unknown**2
        for term, weight in said.items():
            number = self._numbers.get(term)
            if number is not None:
                told = weight * float(self._idf[number])
                length += told * told
                stretch = slice(self._starts[number], self._starts[number + 1])
                scores[self._places[stretch]] += told * self._values[stretch]
        # A stop word alone makes half of all samples a little alike: only the best ones speak.
        found: NDArray[np.int64] = np.arange(len(scores))
        if len(scores) > _MOST:
            found = np.argpartition(-scores, _MOST)[:_MOST]
        alike = found[scores[found] > 0].astype(np.int32)
        return alike, np.asarray(scores[alike] / np.sqrt(length or 1.0), np.float32)
