"""How sure the shelf is: it answers, offers a choice, or says that no SOP covers the question."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.library import Library
from knowledge.search import Hit, Index
from knowledge.sop import Section
from knowledge.vocabulary import Vocabulary

_COVERED = 0.35
_MARGIN = 0.06


class Band(StrEnum):
    """What may be done with the hits."""

    SURE = "sure"
    CHOICE = "choice"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shelf has for a question: the section when sure, hits to choose from when not."""

    band: Band
    question: str
    hits: tuple[Hit, ...]
    section: Section | None


class Answerer:
    """Answer questions from one library."""

    def __init__(self, library: Library, vocabulary: Vocabulary, encoder: object = None) -> None:
        self.index = Index(library, vocabulary)
        self._encoder = encoder

    def answer(self, question: str) -> Answer:
        """Find the section that answers and say how sure that is."""
        hits = _one_each(self.index.search(question))
        if not hits or hits[0].score < _COVERED:
            return Answer(Band.NONE, question, tuple(hits), None)
        if len(hits) > 1 and hits[0].score - hits[1].score < _MARGIN:
            return Answer(Band.CHOICE, question, tuple(hits), None)
        return Answer(Band.SURE, question, tuple(hits), hits[0].section)


def _one_each(hits: list[Hit]) -> list[Hit]:
    """Keep the best hit of each SOP."""
    seen: dict[str, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.sop.id, hit)
    return list(seen.values())
