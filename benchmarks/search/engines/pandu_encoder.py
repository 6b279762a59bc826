"""This project's retrieval core with a sentence encoder as its second opinion."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.search.encoder import CachedEncoder, SentenceEncoder
from benchmarks.search.engines.pandu import VOCABULARY
from benchmarks.search.texts.data import Passage
from benchmarks.search.texts.passages import PassageIndex
from knowledge.reading.questions import vocabulary
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.search.scoring.bm25 import Floats

KEPT = Path(__file__).parents[3] / "var" / "benchmarks"
_THREADS = 2
_BATCH = 16
_UNRELATED = 0.75  # the cosine of unrelated texts
_STEEPNESS = 5.0


class WordsAndEncoder:
    """Words first. Meaning counts as far as the words do not cover the question."""

    def __init__(self, words: Vocabulary) -> None:
        self._vocabulary = words
        self._encoder = CachedEncoder(SentenceEncoder(_THREADS), KEPT)

    def build(self, passages: Sequence[Passage]) -> str:
        self._ids = [passage.id for passage in passages]
        rows = [
            {"id": place, "title": passage.title, "body": passage.body}
            for place, passage in enumerate(passages)
        ]
        self._index = PassageIndex(rows, self._vocabulary)
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
        scores = self._covered(query)
        spelled_out = " ".join(self._vocabulary.read(query))
        cosines = self._vectors @ self._encoder.question(spelled_out)
        meaning = np.clip((cosines - _UNRELATED) * _STEEPNESS, 0.0, 1.0)
        uncovered = max(0.0, 1.0 - float(scores.max(initial=0.0)))
        order = np.argsort(-(scores + uncovered * meaning), kind="stable")[:limit]
        return [self._ids[at] for at in order]

    def _covered(self, query: str) -> Floats:
        """Return the share of the question that the words cover, for every passage (0..1)."""
        scores = np.zeros(len(self._ids), np.float32)
        for place, score in self._index.search(query, len(self._ids)):
            scores[place] = score
        return scores


def create(_: str) -> WordsAndEncoder:
    """Create the core with the office's vocabulary and the encoder."""
    return WordsAndEncoder(vocabulary.load(VOCABULARY))
