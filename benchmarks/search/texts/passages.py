"""The search on any collection: passages with a title and a body."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.search.bm25f import Bm25f
from benchmarks.search.encoder import Encoder
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.search.words.question import QuestionReader, informative

_UNLIKE = 0.8
_STEEPNESS = 8.0


class PassageIndex:
    """BM25F over titles and bodies, with the words of a question spelled out and repaired."""

    def __init__(
        self,
        passages: Sequence[Mapping[str, Any]],
        vocabulary: Vocabulary | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        """Index passages of the form {"id", "title", "body"}. With an encoder this takes long."""
        words = vocabulary or Vocabulary()
        self._ids = [passage["id"] for passage in passages]
        self._index = Bm25f(
            [words.stems(str(passage.get("title") or "")) for passage in passages],
            [words.stems(str(passage["body"])) for passage in passages],
        )
        self._reader = QuestionReader(words, self._index.lexicon)
        self._encoder = encoder
        if encoder:
            self._vectors = encoder.passages([_text(passage) for passage in passages])

    def search(self, question: str, limit: int = 10) -> list[tuple[Any, float]]:
        """Return ids of the best passages, each with the share of the question it covers (0..1)."""
        # The texts are indexed without stop words: "dalam" would find "mendalam".
        terms = informative(self._reader.terms(self._reader.words(question)))
        scores = self._index.scores(terms)
        if self._encoder and len(scores):
            likeness = self._vectors @ self._encoder.question(self._reader.mended(question))
            # The encoder counts more the less the words cover.
            silence = max(0.0, 1.0 - float(scores.max()))
            scores = scores + silence * np.clip((likeness - _UNLIKE) * _STEEPNESS, 0, 1)
        limit = min(limit, len(scores))
        best = np.argpartition(-scores, limit - 1)[:limit] if limit else np.array([], int)
        order = best[np.argsort(-scores[best], kind="stable")]
        return [(self._ids[at], float(scores[at])) for at in order if scores[at] > 0]


def _text(passage: Mapping[str, Any]) -> str:
    return f"{passage.get('title') or ''} {passage['body']}".strip()
