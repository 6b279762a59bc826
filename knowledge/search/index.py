"""Find the sections that answer a question, best first, and how sure that is."""

from dataclasses import dataclass

import numpy as np

from knowledge.reading.library import Library
from knowledge.reading.sop import IN_FORCE, Section, Sop
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.bm25 import Floats
from knowledge.search.fitted import Fitted, fitted, signs
from knowledge.search.question import QuestionReader
from knowledge.search.views import Look, Views

# What it is worth to stand in the SOP that was shown a moment ago, for a question that leans on it.
_SAME_SOP = 1.5


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that may answer, with its fitted score."""

    sop: Sop
    section: Section
    score: float

    @property
    def place(self) -> tuple[str, str]:
        """The SOP's id and the section's heading."""
        return self.sop.id, self.section.heading


@dataclass(frozen=True, slots=True)
class Finding:
    """The sections that may answer, best first, and two fitted probabilities."""

    hits: tuple[Hit, ...]
    right: float  # that the first one answers
    answerable: float  # that any section of the shelf does


NOTHING = Finding((), 0.0, 0.0)


class Index:
    """One library, searchable by section."""

    def __init__(
        self, library: Library, vocabulary: Vocabulary, numbers: Fitted | None = None
    ) -> None:
        """`numbers` are the fitted ones unless they are being fitted."""
        self.sops = [sop for sop in library.values() if sop.sections and sop.status == IN_FORCE]
        self._sections = [(sop, section) for sop in self.sops for section in sop.sections]
        self._views = Views(self.sops, vocabulary)
        self._reader = QuestionReader(vocabulary, self._views.lexicon)
        self._numbers = numbers

    def _of_sop(self, sop_id: str) -> Floats:
        return np.array([sop.id == sop_id for sop, _ in self._sections], np.float32)

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where each row of `look` stands: SOP id and heading."""
        return [(sop.id, section.heading) for sop, section in self._sections]

    def look(self, question: str) -> tuple[Look, bool]:
        """What a question looks like, and whether it names what another office answers."""
        words = self._reader.words(question)
        look = self._views.look(words, self._reader.terms(words))
        return look, self._reader.is_elsewhere(words)

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the best sections, best first, each section once."""
        return list(self.find(question, limit).hits)

    def find(self, question: str, limit: int = 10, shown_before: str | None = None) -> Finding:
        """Return the best sections, each once; those of the SOP shown before come easier."""
        if not self._sections:
            return NOTHING
        numbers = self._numbers or fitted()
        look, is_elsewhere = self.look(question)
        if not look.says_anything:
            return NOTHING
        scores = numbers.scores(look)
        if shown_before is not None:
            scores = scores + _SAME_SOP * self._of_sop(shown_before)
        known = signs(look, scores, is_elsewhere=is_elsewhere)
        best = np.argsort(-scores, kind="stable")[:limit].tolist()
        return Finding(
            tuple(
                Hit(sop, section, float(scores[at]))
                for at in best
                for sop, section in (self._sections[at],)
            ),
            right=numbers.right.probability(known),
            answerable=numbers.answerable.probability(known),
        )
