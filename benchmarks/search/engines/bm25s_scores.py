"""bm25s: eager BM25 scores in sparse arrays, over plain words or Snowball stems."""

from collections.abc import Callable, Sequence

import bm25s
import snowballstemmer

from benchmarks.search.texts.data import Passage
from knowledge.reading.words import STOP_WORDS


class Scores:
    """Its own tokens and its default BM25 (Lucene's). It has no fields, so the title is text."""

    def __init__(self, stop_words: list[str], stemmer: Callable[[list[str]], list[str]] | None):
        self._stop_words = stop_words
        self._stemmer = stemmer

    def build(self, passages: Sequence[Passage]) -> str:
        self._ids = [passage.id for passage in passages]
        self._index = bm25s.BM25()
        texts = [f"{passage.title} {passage.body}" for passage in passages]
        self._index.index(self._tokens(texts), show_progress=False)
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        asked = self._tokens([query])
        places, scores = self._index.retrieve(
            asked, k=min(limit, len(self._ids)), show_progress=False
        )
        pairs = zip(places[0], scores[0], strict=True)
        return [self._ids[int(place)] for place, score in pairs if score > 0]

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        found: list[list[str]] = bm25s.tokenize(
            texts,
            stopwords=self._stop_words,
            stemmer=self._stemmer,
            return_ids=False,
            show_progress=False,
        )
        return found


def create(variant: str) -> Scores:
    """Create it "plain", or with this project's stop words and the same stemmer ("stems")."""
    if variant == "plain":
        return Scores([], None)
    return Scores(sorted(STOP_WORDS), snowballstemmer.stemmer("indonesian").stemWords)
