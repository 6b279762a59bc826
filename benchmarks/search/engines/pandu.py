"""This project's retrieval core on any passages: BM25F over stems, unknown words repaired."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.search.data import Passage
from knowledge import vocabulary
from knowledge.bm25 import Bm25f, Floats
from knowledge.question import QuestionReader
from knowledge.vocabulary import Vocabulary

VOCABULARY = Path(__file__).parents[3] / "knowledge" / "vocabulary.toml"


class Words:
    """The core as the bot uses it, with one field for titles and one for bodies."""

    def __init__(self, words: Vocabulary) -> None:
        self.vocabulary = words
        self.ids: list[str] = []

    def build(self, passages: Sequence[Passage]) -> str:
        self.ids = [passage.id for passage in passages]
        stems = self.vocabulary.stems
        self._index = Bm25f(
            heads=[stems(passage.title) for passage in passages],
            bodies=[stems(passage.body) for passage in passages],
        )
        self.reader = QuestionReader(self.vocabulary, self._index.lexicon)
        return ""

    def scores(self, query: str) -> Floats:
        """Return the covered share of the question for every passage (0..1)."""
        return self._index.scores(self.reader.terms(self.reader.words(query)))

    def search(self, query: str, limit: int) -> list[str]:
        return [self.ids[at] for at in best(self.scores(query), limit)]


def best(scores: Floats, limit: int) -> list[int]:
    """Return the places of the best scores above nothing, best first, ties in order."""
    if len(scores) > limit:
        edge = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        places = np.flatnonzero(scores >= max(edge, np.finfo(np.float32).tiny))
    else:
        places = np.flatnonzero(scores > 0)
    order = np.argsort(-scores[places], kind="stable")[:limit]
    return [int(at) for at in places[order]]


def create(variant: str) -> Words:
    """Make the core with the office's vocabulary, or with none ("plain")."""
    return Words(Vocabulary() if variant == "plain" else vocabulary.load(VOCABULARY))
