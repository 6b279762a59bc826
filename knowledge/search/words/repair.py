"""The words that a misspelt word may mean."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

_NEAREST = 10
_KEPT = 3
_CUTOFF = 70.0
# An abbreviation with one more letter is another abbreviation: lpdp is not pdp.
_SHORT, _SHORT_CUTOFF = 4, 88.0
_SAME_FIRST_LETTER = 0.04

# With more known words than this, only those that share the most letter pairs are compared.
_FEW = 2_000
_SHORTLIST = 100


class Repairer:
    """Finds the known words nearest to an unknown word."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(
            {word for word in known if len(word) >= 3 and not word.isdigit() and " " not in word}
        )
        self._pairs = _LetterPairs(self._known) if len(self._known) > _FEW else None
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)

    def _candidates(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return up to three known words, best first, each with its likeness (0..1)."""
        if len(word) < 3 or word.isdigit():
            return ()
        compared = self._pairs.most_alike(word) if self._pairs else self._known
        nearest = process.extract(
            word,
            compared,
            scorer=fuzz.ratio,
            limit=_NEAREST,
            score_cutoff=_SHORT_CUTOFF if len(word) <= _SHORT else _CUTOFF,
        )
        liked = [
            (min(1.0, score / 100 + _SAME_FIRST_LETTER * (found[0] == word[0])), found)
            for found, score, _ in nearest
        ]
        liked.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple((found, likeness) for likeness, found in liked[:_KEPT])


class _LetterPairs:
    """Words by their pairs of letters. The first and the last letter count as pairs, too."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._lengths = np.array([len(word) + 1 for word in words], np.int32)
        held: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            for pair in _pairs(word):
                held.setdefault(pair, []).append(place)
        self._held = {pair: np.array(places, np.int32) for pair, places in held.items()}

    def most_alike(self, word: str) -> list[str]:
        """Return the words that share the largest part of their pairs with a word."""
        found: list[NDArray[np.int32]] = [
            self._held[pair] for pair in _pairs(word) if pair in self._held
        ]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self._words))
        likeness = shared / (self._lengths + len(word) + 1)
        best = np.argpartition(-likeness, _SHORTLIST)[:_SHORTLIST]
        return [self._words[place] for place in best]


def _pairs(word: str) -> set[str]:
    framed = f"^{word}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


def weighted(candidates: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Turn likeness into weight: squared, and steeply lower the further it is from the best."""
    listed = list(candidates)
    best = max((likeness for _, likeness in listed), default=1.0)
    return [(word, likeness**2 * (likeness / best) ** 6) for word, likeness in listed]
