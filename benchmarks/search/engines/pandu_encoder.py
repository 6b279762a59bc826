"""This project's retrieval core with a sentence encoder as its second opinion."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.search.data import Passage
from benchmarks.search.engines.pandu import VOCABULARY, Words, best
from knowledge import vocabulary
from knowledge.encoder import CachedEncoder, SentenceEncoder

KEPT = Path(__file__).parents[3] / "var" / "benchmarks"
_THREADS = 2
_BATCH = 16
_UNRELATED = 0.75  # the cosine of texts that have nothing to do with each other
_STEEPNESS = 5.0


class WordsAndEncoder:
    """Words first; meaning counts as far as the words leave the question uncovered."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._encoder = CachedEncoder(SentenceEncoder(_THREADS), KEPT)

    def build(self, passages: Sequence[Passage]) -> str:
        self._words.build(passages)
        texts = [f"{passage.title}\n{passage.body}".strip() for passage in passages]
        lacking = self._encoder.lacks(texts)
        for start in range(0, len(lacking), _BATCH):
            self._encoder.passages(lacking[start : start + _BATCH])
        self._vectors = self._encoder.passages(texts)
        return (
            f"{len(lacking):,} of {len(texts):,} passages embedded in the build, the rest kept "
            f"from a run before; {_THREADS} threads"
        )

    def search(self, query: str, limit: int) -> list[str]:
        scores = self._words.scores(query)
        cosines = self._vectors @ self._encoder.question(self._spelled_out(query))
        meaning = np.clip((cosines - _UNRELATED) * _STEEPNESS, 0.0, 1.0)
        uncovered = max(0.0, 1.0 - float(scores.max(initial=0.0)))
        return [self._words.ids[at] for at in best(scores + uncovered * meaning, limit)]

    def _spelled_out(self, query: str) -> str:
        """Spell the question out with the best repair of every word, stop words left in."""
        reader = self._words.reader
        return " ".join(reader.words(query))


def create(_: str) -> WordsAndEncoder:
    """Make the core with the office's vocabulary and the encoder."""
    return WordsAndEncoder(Words(vocabulary.load(VOCABULARY)))
