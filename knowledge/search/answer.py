"""How sure the shelf is: it answers, offers a choice, or says that no SOP covers the question."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.library import Library
from knowledge.reading.sop import Section
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.encoder import Encoder
from knowledge.search.index import Finding, Hit, Index
from knowledge.search.opinion import Progress, SecondOpinion


class Band(StrEnum):
    """What may be done with the hits."""

    SURE = "sure"
    CHOICE = "choice"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shelf has for a question: the section when sure, hits to choose from when not.

    Hits are the best section of each SOP, best first, in every band.
    """

    band: Band
    question: str
    hits: tuple[Hit, ...]
    section: Section | None


class Answerer:
    """Answer questions from one library."""

    def __init__(
        self, library: Library, vocabulary: Vocabulary, encoder: Encoder | None = None
    ) -> None:
        """Index the library; an encoder is asked once all its vectors are there."""
        self.index = Index(library, vocabulary)
        self._opinion = SecondOpinion(encoder, self.index.sops) if encoder else None

    def prepare(self, progress: Progress | None = None) -> None:
        """Compute the vectors the encoder lacks; slow the first time, so call it in a thread."""
        if self._opinion:
            self._opinion.prepare(progress)

    def answer(self, question: str) -> Answer:
        """Find the section that answers and say how sure that is."""
        is_ready = self._opinion is not None and self._opinion.is_ready
        opinion = self._opinion.likeness if self._opinion and is_ready else None
        finding = self.index.find(question, opinion=opinion)
        hits = _best_of_each_sop(finding.hits)
        band = _band(finding)
        return Answer(band, question, hits, hits[0].section if band is Band.SURE else None)


def _band(finding: Finding) -> Band:
    if not finding.hits or not finding.evidence.is_about_the_shelf():
        return Band.NONE
    return Band.SURE if finding.evidence.is_right() else Band.CHOICE


def _best_of_each_sop(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    seen: dict[str, Hit] = {}
    for hit in hits:
        seen.setdefault(hit.sop.id, hit)
    return tuple(seen.values())
