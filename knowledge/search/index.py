"""Finds the sections that answer a question, best first, and how sure that is."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import IN_FORCE, Section, Sop
from knowledge.search.exact import Exact, NameClaim, Named
from knowledge.search.follow_up import FollowUp, FollowUps, Leaning, Turn
from knowledge.search.index_file import IndexFile, key
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.fitted import Fitted, fitted, ranked, share_of, signs
from knowledge.search.scoring.kinds import SectionKind, caution, new_share
from knowledge.search.scoring.strangers import StrangerCounts, Strangers
from knowledge.search.scoring.translation import Translation
from knowledge.search.scoring.views import NAMES, Look, Views, blended
from knowledge.search.whole import Wholes
from knowledge.search.words.lexicon import Ints, Term
from knowledge.search.words.question import QuestionReader

_HELD, _TITLED = NAMES.index("held"), NAMES.index("titled")
_ENOUGH = 0.6  # of the information in the words that are typed now


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that may answer, with its fitted score."""

    sop: Sop
    section: Section
    score: float
    # The share of the question's informative words that it contains.
    held: float = field(default=0.0, compare=False)

    @property
    def place(self) -> tuple[str, str]:
        """Return the SOP's id and the section's heading."""
        return self.sop.id, self.section.heading


@dataclass(frozen=True, slots=True)
class Finding:
    """The sections that may answer, best first, and two fitted probabilities."""

    hits: tuple[Hit, ...]
    right: float  # that the first one answers
    answerable: float  # that any section of the shelf does
    kind: SectionKind = SectionKind.MANY  # of the first one
    new: float = 0.0  # beside an old section: the share of the softmax that new ones have
    caution: float = 0.0  # with which it is shown
    newest: Hit | None = None  # the best section with few samples, however far behind
    claim: NameClaim | None = None  # what the question says if it only names the first one
    is_whole: bool = False  # the first one stands for its SOP: the question asks nothing within


NOTHING = Finding((), 0.0, 0.0)


class Index:
    """One library, searchable by section."""

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary,
        numbers: Fitted | None = None,
        file: IndexFile | None = None,
        translation: Translation | None = None,
        strangers: StrangerCounts | None = None,
    ) -> None:
        """Open the index of a library. What is passed replaces what is fitted.

        `file` stores what was built, so that the next start need not build it.
        """
        self.sops = self.used(library)
        self._sections = [(sop, section) for sop in self.sops for section in sop.sections]
        self._rows = {place: row for row, place in enumerate(self.places)}
        self._views = _views(self.sops, vocabulary, file, translation, strangers)
        self._reader = QuestionReader(vocabulary, self._views.lexicon, self._views.rarity)
        self._follow_ups = FollowUps(self.sops, vocabulary, self._views.cues, self._reader)
        self._exact = Exact(self.sops)
        self._wholes = Wholes(self.sops, vocabulary, self._views.cues, self._reader)
        self.numbers = numbers or fitted()
        self._new = np.flatnonzero(self.kinds != SectionKind.MANY)
        share = new_share(self.kinds)
        self._weighing = self.numbers.on(self.kinds, share)
        self._caution = caution(share)
        self._hidden: list[int] = []
        self._rows_of: dict[str, list[int]] = {}
        for row, (sop, _) in enumerate(self._sections):
            self._rows_of.setdefault(sop.id, []).append(row)

    def without(self, hidden: Iterable[str]) -> Self:
        """Return the same index in which nothing with these ids is found."""
        seen = copy(self)
        seen._hidden = [row for sop_id in hidden for row in self._rows_of.get(sop_id, ())]
        return seen

    @property
    def kinds(self) -> Ints:
        """Return the kind of each section."""
        return self._views.kinds

    @staticmethod
    def used(library: Library) -> list[Sop]:
        """Return the SOPs that answer."""
        return [sop for sop in library.values() if sop.sections and sop.status == IN_FORCE]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Return the place of each row of `look`: SOP id and heading."""
        return [(sop.id, section.heading) for sop, section in self._sections]

    def look(self, question: str) -> Look:
        """Return how well every section fits a question."""
        words = self._reader.words(question)
        return self._views.look(words, self._reader.terms(words), self._reader.elsewhere(words))

    def strangers(self, counts: StrangerCounts) -> Strangers:
        """Return what words say here for a question that nothing answers."""
        return self._views.strangers(counts)

    def words(self, question: str) -> list[str]:
        """Return a question's words, chat spelling spelled out, typos in listed words repaired."""
        return self._reader.words(question)

    def terms(self, question: str) -> list[Term]:
        """Return a question's words, each with the stems that it may mean."""
        return self._reader.terms(self._reader.words(question))

    def telling(self, term: str) -> float:
        """Return how rare a stem, or a pair of stems, is in the sample questions.

        One that no sample has is the rarest.
        """
        return self._views.telling(*term.split())

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the best sections, best first, each section once."""
        return list(self.find(question, limit).hits)

    def whole(self, question: str) -> Sop | None:
        """Return the SOP that a question names as a whole, asking nothing within."""
        found = self.find(question, limit=1)
        return found.hits[0].sop if found.is_whole else None

    def find(self, question: str, limit: int = 10) -> Finding:
        """Return the best sections, each once, with the probability that they answer."""
        if not self._sections:
            return NOTHING
        asked = self._wholes.fee_of(question) or question
        look = self.look(asked)
        return self._alone(asked, look, self._seen(self._scores(look)), limit)

    def read(self, question: str, before: Turn) -> FollowUp:
        """Return how a question is read after the one before it."""
        return self._follow_ups.read(question, before)

    def find_after(self, reading: FollowUp, limit: int = 10) -> tuple[Finding, str]:
        """Return the best sections for a question that follows another, and the text it is read as.

        A section of the subject that stands must hold the words that are typed now, unless another
        one is called so. Otherwise the question is read by itself, and one that surely goes on is
        shown nothing, unless it is sure.
        """
        if not self._sections:
            return NOTHING, reading.asked
        alone = self.look(reading.asked)

        def by_itself() -> Finding:
            scores = self._meant(self._scores(alone), reading)
            found = self._alone(reading.asked, alone, scores, limit)
            return _denied(found) if reading.is_denial else found

        if reading.how is None or self._names_all(reading):
            return by_itself(), reading.asked
        weights = self.numbers.leaning[reading.how]
        looks, clues = self.clues(reading, alone)
        scores = self._meant(clues @ weights, reading)
        found = self._found(blended(looks, weights[: len(looks)]), scores, limit)
        if reading.is_denial:
            found = _denied(found)
        first = int(scores.argmax())
        is_about = self._sections[first][0].id in reading.sops
        if reading.how is Leaning.ASKED:
            return found, reading.text
        is_held = is_about and alone.figures[first, _HELD] >= _ENOUGH
        if reading.how is Leaning.MAYBE:
            of_kind = self.numbers.kinds[found.kind]
            chances = found.right, found.answerable, found.new, found.caution
            if is_held and of_kind.is_shown(*chances):
                return found, reading.text
            return by_itself() if is_about else found, reading.asked
        own = by_itself()
        is_sure = self.numbers.kinds[own.kind].is_sure(own.right, own.answerable, own.new)
        is_other = is_sure and self._is_called(reading.asked, alone, own.hits[0], first)
        if is_held and not is_other:
            return found, reading.text
        return (own, reading.asked) if is_sure else (replace(found, right=0.0), reading.text)

    def _is_called(self, typed: str, look: Look, hit: Hit, other: int) -> bool:
        """Whether heading and name of a section, and not of the other, have enough of the words."""
        titled = look.figures[:, _TITLED]
        told = sum(word.is_telling for word in self._reader.cut(typed))
        # One word is in many headings by chance.
        return bool(told > 1 and titled[self._rows[hit.place]] >= _ENOUGH > titled[other])

    def clues(self, reading: FollowUp, alone: Look) -> tuple[list[Look], Floats]:
        """Return the looks of a question in each of READINGS, and a row of CLUES per section.

        The new words are written twice beside the earlier ones, so that they count more.
        """
        looks = [alone, self.look(f"{reading.past} {reading.asked} {reading.asked}")]
        is_same = np.array([sop.id in reading.sops for sop, _ in self._sections])
        is_alike = np.array([part.slug == reading.before.section for _, part in self._sections])
        rows = [*(self._scores(look) for look in looks), is_same, is_alike]
        return looks, np.stack(rows, axis=1).astype(np.float32)

    def _names_all(self, reading: FollowUp) -> bool:
        """Whether the question names an SOP, or a section of it, so that nothing is taken over."""
        named = self._exact.named(reading.asked)
        # What others may do is a name for them alone.
        if named is None or set(named.rows) <= set(self._hidden):
            return False
        return named.claim is NameClaim.SURE and reading.how is not Leaning.ASKED

    def _alone(self, question: str, look: Look, scores: Floats, limit: int) -> Finding:
        """Return what is found by a question by itself. What it names exactly comes first."""
        named = self._named(question)
        # What is denied is not meant, even if it is named.
        if named is None or scores[list(named.rows)].max() == -np.inf:
            return self._found(look, scores, limit)
        found = self._found(look, named.raised(scores), limit)
        is_sure = named.claim is NameClaim.SURE
        right, answerable = (1.0, 1.0) if is_sure else (found.right, found.answerable)
        return replace(
            found, right=right, answerable=answerable, claim=named.claim, is_whole=named.is_whole
        )

    def _named(self, question: str) -> Named | None:
        """Return what a question names: exactly, or with words beside it that ask nothing more.

        A sample question names its section, unless it is one of several sections.
        """
        named = self._exact.named(question)
        if named is not None and not named.is_alias:
            return named
        whole = self._wholes.named(question)
        if whole is not None:
            claim = NameClaim.SURE if whole.is_title else NameClaim.SHOWN
            if found := self._exact.whole(whole.sops, claim, among=named):
                return found
        rows = self._views.sampled(question)
        if len(rows) == 1 and (named is None or rows <= set(named.rows)):
            return Named(tuple(rows), NameClaim.SHOWN)
        return named

    def _meant(self, scores: Floats, reading: FollowUp) -> Floats:
        """Return the scores without what is hidden, and the section that was shown if denied."""
        scores = self._seen(scores)
        if reading.is_denial:
            shown = (reading.before.sop_id, reading.before.section)
            scores[[(sop.id, part.slug) == shown for sop, part in self._sections]] = -np.inf
        return scores

    def _seen(self, scores: Floats) -> Floats:
        scores[self._hidden] = -np.inf
        return scores

    def _scores(self, look: Look) -> Floats:
        return self._weighing.scores(look)

    def _found(self, look: Look, scores: Floats, limit: int) -> Finding:
        if not look.says_anything or scores.max() == -np.inf:
            return NOTHING
        best = ranked(scores, max(2, limit))
        known = signs(look, scores, best)
        kind = SectionKind(int(self.kinds[best[0]]))
        numbers = self.numbers.kinds[kind]
        best = best[:limit]
        right, answerable = numbers.chances(known)
        return Finding(
            tuple(
                Hit(*self._sections[at], score, held)
                for at, score, held in zip(
                    best, scores[best].tolist(), look.figures[best, _HELD].tolist(), strict=True
                )
                if score > -np.inf
            ),
            right=right,
            answerable=answerable,
            kind=kind,
            new=share_of(scores, self._new) if kind is SectionKind.MANY else 0.0,
            newest=self._newest(scores),
            caution=self._caution,
        )

    def _newest(self, scores: Floats) -> Hit | None:
        if not len(self._new):
            return None
        at = int(self._new[scores[self._new].argmax()])
        return Hit(*self._sections[at], float(scores[at])) if scores[at] > -np.inf else None


def _denied(found: Finding) -> Finding:
    """Return what is found after "bukan itu": at least something is offered instead."""
    return replace(found, claim=found.claim or NameClaim.FIRST)


def _views(
    sops: Sequence[Sop],
    vocabulary: Vocabulary,
    file: IndexFile | None,
    translation: Translation | None,
    strangers: StrangerCounts | None,
) -> Views:
    if file is None or translation is not None:
        return Views(sops, vocabulary, translation=translation, strangers=strangers)
    name = key(sops, vocabulary)
    tables = file.read(name)
    views = Views(sops, vocabulary, tables, strangers=strangers)
    if tables is None:
        file.write(name, views.tables)
    return views
