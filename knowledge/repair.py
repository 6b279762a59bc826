"""The words a misspelt word may have meant."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

_NEAREST = 10
_KEPT = 3
_CUTOFF = 70.0
_SAME_FIRST_LETTER = 0.04


class Repairer:
    """Find the nearest known words of a word that is not known."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted({word for word in known if len(word) >= 3 and not word.isdigit()})
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)

    def _candidates(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return up to three known words, best first, each with its likeness (0..1)."""
        if len(word) < 3 or word.isdigit():
            return ()
        nearest = process.extract(
            word, self._known, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_CUTOFF
        )
        liked = [
            (min(1.0, score / 100 + _SAME_FIRST_LETTER * (found[0] == word[0])), found)
            for found, score, _ in nearest
        ]
        liked.sort(key=lambda pair: (-pair[0], pair[1]))
        return tuple((found, likeness) for likeness, found in liked[:_KEPT])


def weighted(candidates: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Turn likeness into weight: squared, and steeply less the further from the best."""
    listed = list(candidates)
    best = max((likeness for _, likeness in listed), default=1.0)
    return [(word, likeness**2 * (likeness / best) ** 6) for word, likeness in listed]
