"""Find the SOP a question is about, and the section of it that answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.bm25 import Bm25f, Floats
from knowledge.library import Library
from knowledge.question import QuestionReader
from knowledge.sop import Section, Sop
from knowledge.vocabulary import Vocabulary

_SOP_WEIGHTS = (5.0, 2.0, 1.0)
_SECTION_WEIGHTS = (5.0, 1.0)
_CUE = 0.25


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that may answer, with the share of the question it covers (0..1)."""

    sop: Sop
    section: Section
    score: float


class Index:
    """Two indexes over one library: whole SOPs choose the subject, sections the answer in it."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._sops = [sop for sop in library.values() if sop.sections]
        self._sections = [section for sop in self._sops for section in sop.sections]
        self._firsts = np.cumsum([0, *(len(sop.sections) for sop in self._sops)])
        self._vocabulary = vocabulary
        self._subjects = _subject_index(self._sops, vocabulary)
        self._answers = _section_index(self._sops, vocabulary)
        self.reader = QuestionReader(
            vocabulary, frozenset({*self._subjects.lexicon, *self._answers.lexicon})
        )
        self._cues = [self._cues_of(section) for section in self._sections]

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the best sections, best first, each section once."""
        if not self._sops:
            return []
        terms = self.reader.terms(question)
        subjects = self._subjects.scores(terms)
        answers = self._answers.scores(terms) + self._cue_scores(question)
        hits: list[Hit] = []
        for place in np.argsort(-subjects, kind="stable")[:limit]:
            if subjects[place] > 0:
                hits += self._hits_of(int(place), float(subjects[place]), answers)
        hits.sort(key=lambda hit: -hit.score)
        return hits[:limit]

    def _hits_of(self, place: int, score: float, answers: Floats) -> list[Hit]:
        """Rank the sections of one SOP; its best section carries the SOP's whole score."""
        first, last = self._firsts[place], self._firsts[place + 1]
        own = answers[first:last]
        best = float(own.max()) or 1.0
        order = np.argsort(-own, kind="stable")[:3]
        shares = [1.0, *(0.9 * float(own[at]) / best for at in order[1:])]
        return [
            Hit(self._sops[place], self._sections[first + at], min(1.0, score * share))
            for at, share in zip(order, shares, strict=True)
        ]

    def _cue_scores(self, question: str) -> Floats:
        typed = self.reader.words(question)
        asked = {
            heading
            for heading, cues in self._vocabulary.asks.items()
            if any(_stands_in(cue, typed) for cue in cues)
        }
        return np.array([_CUE * bool(cues & asked) for cues in self._cues], np.float32)

    def _cues_of(self, section: Section) -> frozenset[str]:
        heading = set(self._vocabulary.stems(section.heading))
        return frozenset(
            ask for ask in self._vocabulary.asks if heading & set(self._vocabulary.stems(ask))
        )


def _stands_in(cue: Sequence[str], typed: Sequence[str]) -> bool:
    length = len(cue)
    return any(tuple(typed[at : at + length]) == tuple(cue) for at in range(len(typed)))


def _subject_index(sops: Sequence[Sop], vocabulary: Vocabulary) -> Bm25f:
    stems = vocabulary.stems
    singles = [
        [stems(text) for text in (sop.title, *sop.aliases, *(q.text for q in sop.questions))]
        for sop in sops
    ]
    passages = [
        (
            [stem for single in own for stem in single],
            [stem for section in sop.sections for stem in stems(section.heading)],
            [stem for section in sop.sections for stem in stems(section.body)],
        )
        for sop, own in zip(sops, singles, strict=True)
    ]
    return Bm25f(passages, _SOP_WEIGHTS, singles)


def _section_index(sops: Sequence[Sop], vocabulary: Vocabulary) -> Bm25f:
    stems = vocabulary.stems
    passages, singles = [], []
    for sop in sops:
        for section in sop.sections:
            asked = [q.text for q in sop.questions if q.heading == section.heading]
            own = [stems(text) for text in (section.heading, *asked)]
            singles.append(own)
            passages.append(([stem for single in own for stem in single], stems(section.body)))
    return Bm25f(passages, _SECTION_WEIGHTS, singles)
