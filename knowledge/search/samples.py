"""The sample questions nearest to a question: cosine over one- and two-word stems."""

from collections import Counter
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


class Samples:
    """Sample questions, each of a group: a section, or a whole SOP."""

    def __init__(self, texts: Sequence[Stems], groups: Sequence[int], group_count: int) -> None:
        self._groups: Ints = np.array(groups, np.int32)
        self._group_count = group_count
        counted = [_weights(text) for text in texts]
        held = Counter(term for one in counted for term in one)
        self._unknown = float(np.log1p(len(texts)))
        self._idf = {term: float(np.log1p(len(texts) / n)) for term, n in held.items()}
        self._postings = _postings(counted, self._idf)
        sizes = np.bincount(self._groups, minlength=group_count)
        self._root_sizes = np.sqrt(np.maximum(1, sizes)).astype(np.float32)

    def likeness(self, said: Mapping[str, float], unknown: int) -> tuple[Ints, Floats]:
        """Return the samples that share a word with what was said, and how alike each is (0..1).

        `unknown` counts words that no sample has: they take likeness away from all.
        """
        scores = np.zeros(len(self._groups), np.float32)
        length = unknown * self._unknown**2
        for term, weight in said.items():
            if term in self._idf:
                told = weight * self._idf[term]
                length += told * told
                places, values = self._postings[term]
                scores[places] += told * values
        # A stop word alone makes half of all samples a little alike: only the best ones speak.
        found: NDArray[np.int64] = np.arange(len(scores))
        if len(scores) > _MOST:
            found = np.argpartition(-scores, _MOST)[:_MOST]
        alike = found[scores[found] > 0].astype(np.int32)
        return alike, np.asarray(scores[alike] / np.sqrt(length or 1.0), np.float32)

    def views(self, found: Ints, alike: Floats, most: int) -> tuple[Floats, Floats, Floats]:
        """For every group: its best sample, the mean of its best ones, and all of them together."""
        groups = self._groups[found]
        order = np.lexsort((-alike, groups))
        groups, alike = groups[order], alike[order]
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        ranks = np.arange(len(groups)) - np.repeat(starts, np.diff(starts, append=len(groups)))
        best, mean, together = (np.zeros(self._group_count, np.float32) for _ in range(3))
        best[groups[starts]] = alike[starts]
        top = ranks < most
        np.add.at(mean, groups[top], alike[top] / most)
        np.add.at(together, groups, alike)
        return best, mean, np.asarray(together / self._root_sizes, np.float32)


def _weights(stems: Stems) -> dict[str, float]:
    return {**dict.fromkeys(stems, 1.0), **dict.fromkeys(pairs(stems), PAIR_WEIGHT)}


def _postings(
    counted: Sequence[Mapping[str, float]], idf: Mapping[str, float]
) -> dict[str, tuple[Ints, Floats]]:
    """For every term the samples that hold it, with its share of each sample's length."""
    places: dict[str, list[int]] = {term: [] for term in idf}
    values: dict[str, list[float]] = {term: [] for term in idf}
    for place, weights in enumerate(counted):
        length = float(np.sqrt(sum((w * idf[term]) ** 2 for term, w in weights.items()))) or 1.0
        for term, weight in weights.items():
            places[term].append(place)
            values[term].append(weight * idf[term] / length)
    return {
        term: (np.array(places[term], np.int32), np.array(values[term], np.float32)) for term in idf
    }
