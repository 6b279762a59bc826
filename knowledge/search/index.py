"""Find the sections that answer a question, best first, and how sure that is."""

from dataclasses import dataclass

import numpy as np

from knowledge.reading.library import Library
from knowledge.reading.sop import IN_FORCE, Section, Sop
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.fitted import Fitted, fitted, signs
from knowledge.search.question import QuestionReader
from knowledge.search.views import Look, Views


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

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where each row of `look` stands: SOP id and heading."""
        return [(sop.id, section.heading) for sop, section in self._sections]

    def look(self, question: str) -> tuple[Look, int, bool]:
        """What a question looks like, how many words it has, and whether it is for elsewhere."""
        words = self._reader.words(question)
        look = self._views.look(words, self._reader.terms(words))
        return look, len(words), self._reader.is_elsewhere(words)

    def find(self, question: str, limit: int = 10) -> Finding:
        """Return the best sections, each once."""
        if not self._sections:
            return NOTHING
        numbers = self._numbers or fitted()
        look, typed, is_elsewhere = self.look(question)
        scores = numbers.scores(look)
        known = signs(look, scores, typed, is_elsewhere=is_elsewhere)
        best = np.argsort(-scores, kind="stable")[:limit].tolist()
        return Finding(
            tuple(Hit(*self._sections[at], float(scores[at])) for at in best),
            right=numbers.right.probability(known),
            answerable=numbers.answerable.probability(known),
        )
