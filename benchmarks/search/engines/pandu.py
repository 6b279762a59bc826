"""This project's retrieval core on any passages: BM25F over stems, unknown words repaired."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.search.texts.data import Passage
from benchmarks.search.texts.passages import PassageIndex
from knowledge.reading.questions import vocabulary
from knowledge.reading.questions.vocabulary import Vocabulary

VOCABULARY = Path(__file__).parents[3] / "knowledge" / "vocabulary.toml"


class Words:
    """The core, with one field for titles and one for bodies."""

    def __init__(self, words: Vocabulary) -> None:
        self._vocabulary = words

    def build(self, passages: Sequence[Passage]) -> str:
        rows = [asdict(passage) for passage in passages]
        self._index = PassageIndex(rows, self._vocabulary)
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        return [key for key, _ in self._index.search(query, limit)]


def create(variant: str) -> Words:
    """Create the core with the office's vocabulary, or with none ("plain")."""
    return Words(Vocabulary() if variant == "plain" else vocabulary.load(VOCABULARY))
