"""The bot's own answer from the office's shelf, ranked by SOP; it brings its own passages."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.search.data import Passage
from benchmarks.search.encoder import CachedEncoder, SentenceEncoder
from benchmarks.search.engines.pandu_encoder import KEPT
from benchmarks.search.sources import SHELF
from knowledge.reading import library, vocabulary
from knowledge.reading.library import Library
from knowledge.search.answer import Answerer


class Shelf:
    """The whole way from a question to its SOPs, as `python main.py ask` goes it."""

    def __init__(self, *, with_questions: bool, with_encoder: bool) -> None:
        self._with_questions = with_questions
        self._encoder = CachedEncoder(SentenceEncoder(), KEPT) if with_encoder else None
        self._library = library.load(SHELF / "sop")
        self._vocabulary = vocabulary.load(SHELF / "vocabulary.toml")

    def build(self, passages: Sequence[Passage]) -> str:
        wanted = {passage.id for passage in passages}
        kept = {key: sop for key, sop in self._library.items() if key in wanted}
        if not self._with_questions:
            kept = {key: replace(sop, questions=()) for key, sop in kept.items()}
        self._answerer = Answerer(Library(kept), self._vocabulary, self._encoder)
        self._answerer.prepare()
        return "vectors of the shelf kept from a run before are not computed again" * bool(
            self._encoder
        )

    def search(self, query: str, limit: int) -> list[str]:
        found = (hit.sop.id for hit in self._answerer.answer(query).hits)
        return list(dict.fromkeys(found))[:limit]


def create(variant: str) -> Shelf:
    """Make the shelf: "words" or "encoder", with "-bare" for one without sample questions."""
    kind, _, bare = variant.partition("-")
    return Shelf(with_questions=not bare, with_encoder=kind == "encoder")
