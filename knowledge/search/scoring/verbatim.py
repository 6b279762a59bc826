"""Sample questions asked word for word: what the office's own people wrote for a section is its.

A sample is known by a digest of its stems in their order, so that spelling does not count.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.scoring.tables import Tabled
from knowledge.search.words.lexicon import Ints, Occurrences

_MIXED = np.uint64(0x9E3779B97F4A7C15)  # odd: no two numbers have the same product
_STEP = np.uint64(0xD6E8FEB86659FD93)

_Digests = NDArray[np.uint64]


class Verbatim(Tabled):
    """The samples of one shelf by their digests, each with its section."""

    def __init__(self, asked: Occurrences, owners: Ints) -> None:
        begins = np.searchsorted(asked.texts, np.arange(asked.count + 1))
        at = np.arange(len(asked.terms)) - begins[asked.texts]
        summed = np.concatenate([[np.uint64(0)], np.cumsum(_digests(asked.terms, at))])
        digests = summed[begins[1:]] - summed[begins[:-1]]
        order = np.argsort(digests, kind="stable")
        self._digests: _Digests = digests[order]
        self._owners: Ints = owners[order]

    def owners(self, stems: Sequence[int]) -> set[int]:
        """Return the sections of the samples that consist of these stems in this order."""
        numbers = np.array(stems, np.int32)
        digest = _digests(numbers, np.arange(len(numbers))).sum()
        first = int(self._digests.searchsorted(digest))
        end = first
        while end < len(self._digests) and self._digests[end] == digest:
            end += 1
        return set(self._owners[first:end].tolist())


def _digests(terms: Ints, at: NDArray[np.int64]) -> _Digests:
    """Return what each word at its place adds to the digest of its text."""
    steps = np.cumprod(np.full(int(at.max(initial=0)) + 1, _STEP, np.uint64))
    mixed = (terms.astype(np.uint64) + np.uint64(1)) * _MIXED
    mixed ^= mixed >> np.uint64(29)
    return np.asarray(mixed * steps[at], np.uint64)
