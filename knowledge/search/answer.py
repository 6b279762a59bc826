"""The answer to a question, by how sure it is: one section, a likely one, a choice, or none."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from knowledge.reading.fronts import Front
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.sops.text.markdown import Quote, blocks
from knowledge.search.exact import NameClaim
from knowledge.search.follow_up import Turn
from knowledge.search.index import Finding, Hit, Index
from knowledge.search.index_file import IndexFile
from knowledge.search.scoring.fitted import Fitted, OfKind
from knowledge.search.scoring.strangers import StrangerCounts
from knowledge.search.scoring.translation import Translation
from knowledge.search.words.lifting import Lifting

BESIDE_SURE, BESIDE_LIKELY, TO_CHOOSE = 2, 3, 4
# Of what is refused, two in three that nothing answers have a smaller chance; one in six others.
HARDLY = 0.1
NEAR = 0.75  # of the words of a question that is refused, to be offered at all
MORE_WITHIN = 0.7  # of the score of the section shown: with half of its chance


class Band(StrEnum):
    """What the bot does with the hits."""

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

    `probability` is how likely the first hit answers. In the bands `choice` and `none` nothing is
    shown, and the likeliest sections are offered, best first.
    """

    band: Band
    question: str  # as it was read: with the question before it, if it leans on that
    probability: float
    shown: Hit | None
    offered: tuple[Hit, ...]
    line: int | None = None  # the block of the section shown that answers, if one stands out
    # The question names an SOP and asks nothing within: the opening that is shown stands for its
    # front page.
    is_whole: bool = False
    front: str = ""  # the written front page that the question names
    is_nobodys: bool = False  # it names what no SOP is about: nothing is near

    @property
    def more(self) -> tuple[Hit, ...]:
        """Return what is offered of the same SOP and nearly as likely: more of the answer.

        Sentences to say to an applicant are no answer.
        """
        if self.shown is None or self.is_whole:
            return ()
        least = self.shown.score - MORE_WITHIN
        near = [hit for hit in self.offered if hit.score >= least]
        return tuple(
            hit
            for hit in near
            if hit.sop.id == self.shown.sop.id
            and not all(isinstance(block, Quote) for block in blocks(hit.section.body))
        )

    @property
    def section(self) -> Section | None:
        return self.shown.section if self.shown is not None else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return what is shown and what is offered, best first."""
        return (self.shown, *self.offered) if self.shown is not None else self.offered


class Answerer:
    """Answers questions from one library."""

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary,
        numbers: Fitted | None = None,
        file: IndexFile | None = None,
        translation: Translation | None = None,
        hidden: Collection[str] = (),
        strangers: StrangerCounts | None = None,
    ) -> None:
        """Read a library. `hidden` are the ids of what nobody may see unless `answer` says who."""
        self.index = Index(library, vocabulary, numbers, file, translation, strangers)
        self._lifting = Lifting(vocabulary)
        self._hidden = frozenset(hidden)
        self._seen: dict[frozenset[str], Index] = {}

    def answer(
        self, question: str, after: Turn | None = None, *, hidden: Collection[str] | None = None
    ) -> Answer:
        """Find the section that answers, and say how sure that is.

        `after` is the question before. What this one lacks is taken over from it. `hidden` are the
        ids of what the asker may not see.
        """
        index = self._without(self._hidden if hidden is None else frozenset(hidden))
        if after is None:
            return self._answer(question, index.find(question))
        finding, read_as = index.find_after(index.read(question, after))
        return self._answer(read_as, finding)

    def _without(self, hidden: frozenset[str]) -> Index:
        """Return the index for those who may not see these. There are as many as sets of roles."""
        if hidden not in self._seen:
            self._seen[hidden] = self.index.without(hidden) if hidden else self.index
        return self._seen[hidden]

    def _answer(self, question: str, finding: Finding) -> Answer:
        band = band_of(finding, self.index.numbers)
        if band is Band.NONE:
            near = tuple(hit for hit in finding.hits[:TO_CHOOSE] if hit.held >= NEAR)
            chosen = self._offered(finding, near)
            is_nobodys = bool(finding.hits) and not chosen
            return Answer(band, question, finding.right, None, chosen, is_nobodys=is_nobodys)
        if band is Band.CHOICE:
            chosen = self._offered(finding, finding.hits[:TO_CHOOSE])
            return Answer(band, question, finding.right, None, chosen)
        beside = BESIDE_SURE if band is Band.SURE else BESIDE_LIKELY
        first, *others = finding.hits
        offered = self._offered(finding, tuple(others[:beside]))
        return Answer(
            band,
            question,
            finding.right,
            first,
            offered,
            line=self._line(question, first),
            is_whole=finding.is_whole,
        )

    def _line(self, question: str, shown: Hit) -> int | None:
        return self._lifting.line(shown.sop, shown.section, self.index.terms(question))

    def _offered(self, finding: Finding, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Return what is offered. The last place is for the best new section, if that is near."""
        newest = finding.newest
        if newest is None or not hits or newest in (*finding.hits[:1], *hits):
            return hits
        is_near = hits[-1].score - newest.score <= self.index.numbers.near
        return (*hits[:-1], newest) if is_near else hits


def opened(front: Front, question: str) -> Answer:
    """Return the answer to a question that only names a written front page."""
    shown = Hit(front.sop, front.opening, 0.0)
    return Answer(Band.SURE, question, 1.0, shown, (), is_whole=True, front=front.id)


def band_of(finding: Finding, numbers: Fitted) -> Band:
    """Choose the band by what the question names, else by the fitted probabilities."""
    if not finding.hits:
        return Band.NONE
    if finding.claim is NameClaim.SURE:
        return Band.SURE
    own = numbers.kinds[finding.kind]
    band = band_for(own, finding.right, finding.answerable, finding.new, finding.caution)
    if not finding.claim:
        # An opening holds a little of everything: only who names its SOP surely means it.
        is_opening = finding.hits[0].section.heading == OPENING
        return Band.LIKELY if band is Band.SURE and is_opening else band
    # A name that several have does not say which of them is meant.
    if band is Band.SURE and finding.claim is not NameClaim.FIRST:
        return band
    is_likely = finding.claim is NameClaim.SHOWN or band.is_shown
    return Band.LIKELY if is_likely else Band.CHOICE


def band_for(own: OfKind, right: float, answerable: float, new: float, caution: float) -> Band:
    """Choose the band by the fitted probabilities alone."""
    if own.is_refused(right, answerable):
        return Band.NONE
    if own.is_sure(right, answerable, new):
        return Band.SURE
    return Band.LIKELY if own.is_shown(right, answerable, new, caution) else Band.CHOICE
