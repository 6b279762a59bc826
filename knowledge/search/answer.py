"""How sure the shelf is: it shows a section, likely one, offers a choice, or admits to none."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.library import Library
from knowledge.reading.sop import Section
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.fitted import Fitted, fitted
from knowledge.search.follow_up import Turn, is_refusal, may_go_on, readings
from knowledge.search.index import Finding, Hit, Index

BESIDE_SURE, BESIDE_LIKELY, TO_CHOOSE = 2, 3, 4
# A question that says its subject itself needs no other: it wins where both are as likely.
_PREFER_ALONE = 1.1


class Band(StrEnum):
    """What may be done with the hits."""

    SURE = "sure"
    LIKELY = "likely"
    CHOICE = "choice"
    NONE = "none"

    @property
    def is_shown(self) -> bool:
        """Whether the first hit is shown as the answer."""
        return self in (Band.SURE, Band.LIKELY)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shelf has for a question: the section shown, and the hits offered beside it.

    `probability` is that the first hit answers. In the bands `choice` and `none` nothing is shown;
    what is offered then are the likeliest sections, best first.
    """

    band: Band
    question: str  # as it was read: with the one before, where it leans on that
    probability: float
    shown: Hit | None
    offered: tuple[Hit, ...]

    @property
    def section(self) -> Section | None:
        return self.shown.section if self.shown is not None else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is shown and what is offered, best first."""
        return (self.shown, *self.offered) if self.shown is not None else self.offered


class Answerer:
    """Answer questions from one library."""

    def __init__(
        self, library: Library, vocabulary: Vocabulary, numbers: Fitted | None = None
    ) -> None:
        self.index = Index(library, vocabulary, numbers)
        self._numbers = numbers

    def answer(self, question: str, after: Turn | None = None) -> Answer:
        """Find the section that answers and say how sure that is.

        After another question a short one may lean on it; it is read by itself all the same
        where that is likelier to be right.
        """
        alone = self.index.find(question)
        if after is None or not may_go_on(question):
            return self._answer(question, alone)
        shown = next((sop for sop in self.index.sops if sop.id == after.sop_id), None)
        same = None if shown is None or is_refusal(question) else shown.id
        leaning = [
            (self.index.find(text, shown_before=same), text)
            for text in readings(question, after, shown.title if shown else None)
        ]
        finding, read_as = max(leaning, key=lambda one: one[0].right)
        if alone.right * _PREFER_ALONE >= finding.right:
            return self._answer(question, alone)
        return self._answer(read_as, finding)

    def _answer(self, question: str, finding: Finding) -> Answer:
        band = band_of(finding, self._numbers or fitted())
        if not band.is_shown:
            return Answer(band, question, finding.right, None, finding.hits[:TO_CHOOSE])
        beside = BESIDE_SURE if band is Band.SURE else BESIDE_LIKELY
        first, *others = finding.hits
        return Answer(band, question, finding.right, first, tuple(others[:beside]))


def band_of(finding: Finding, numbers: Fitted) -> Band:
    """Choose the band by the fitted probabilities."""
    if not finding.hits or finding.answerable < numbers.choice_from:
        return Band.NONE
    if finding.right >= numbers.sure_from and finding.answerable >= numbers.certain_from:
        return Band.SURE
    return Band.LIKELY if finding.right >= numbers.likely_from else Band.CHOICE
