"""Finds the sections that answer a question, best first, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import IN_FORCE, Section, Sop
from knowledge.search.bm25 import Floats
from knowledge.search.fitted import Fitted, fitted, ranked, signs
from knowledge.search.follow_up import Leaning, Turn, readings
from knowledge.search.index_file import IndexFile, key
from knowledge.search.lexicon import Term
from knowledge.search.question import QuestionReader
from knowledge.search.views import Look, Views, blended


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that may answer, with its fitted score."""

    sop: Sop
    section: Section
    score: float

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


NOTHING = Finding((), 0.0, 0.0)


class Index:
    """One library, searchable by section."""

    def __init__(
        self,
        library: Library,
        vocabulary: Vocabulary,
        numbers: Fitted | None = None,
        file: IndexFile | None = None,
    ) -> None:
        """Open the index of a library. `numbers` replace the fitted ones while those are fitted.

        `file` stores what was built, so that the next start need not build it.
        """
        self.sops = [sop for sop in library.values() if sop.sections and sop.status == IN_FORCE]
        self._sections = [(sop, section) for sop in self.sops for section in sop.sections]
        self._views = _views(self.sops, vocabulary, file)
        self._reader = QuestionReader(vocabulary, self._views.lexicon)
        self._numbers = numbers

    @property
    def places(self) -> list[tuple[str, str]]:
        """Return the place of each row of `look`: SOP id and heading."""
        return [(sop.id, section.heading) for sop, section in self._sections]

    def look(self, question: str) -> Look:
        """Return how well every section fits a question."""
        words = self._reader.words(question)
        return self._views.look(words, self._reader.terms(words), self._reader.elsewhere(words))

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

    def find(self, question: str, limit: int = 10) -> Finding:
        """Return the best sections, each once, with the probability that they answer."""
        if not self._sections:
            return NOTHING
        look = self.look(question)
        return self._found(look, self._scores(look), limit)

    def find_after(self, question: str, before: Turn, how: Leaning, limit: int = 10) -> Finding:
        """Return the best sections for a question that may lean on the one before it."""
        if not self._sections:
            return NOTHING
        looks, clues = self.clues(question, before)
        weights = (self._numbers or fitted()).leaning[how]
        look = blended(looks, weights[: len(looks)])
        scores = clues @ weights
        if how is Leaning.DENIAL:
            # The section shown before is the one thing that they do not mean.
            shown = (before.sop_id, before.section)
            scores[[(sop.id, part.slug) == shown for sop, part in self._sections]] = scores.min()
        return self._found(look, scores, limit)

    def clues(self, question: str, before: Turn) -> tuple[list[Look], Floats]:
        """Return the looks of a question in each reading, and a row of CLUES per section."""
        title = next((sop.title for sop in self.sops if sop.id == before.sop_id), None)
        looks = [self.look(text) for text in readings(question, before, title)]
        is_same = np.array([sop.id == before.sop_id for sop, _ in self._sections])
        is_alike = np.array([part.slug == before.section for _, part in self._sections])
        rows = [*(self._scores(look) for look in looks), is_same, is_alike & ~is_same]
        return looks, np.stack(rows, axis=1).astype(np.float32)

    def _scores(self, look: Look) -> Floats:
        return (self._numbers or fitted()).scores(look)

    def _found(self, look: Look, scores: Floats, limit: int) -> Finding:
        if not look.says_anything:
            return NOTHING
        numbers = self._numbers or fitted()
        best = ranked(scores, max(2, limit))
        known = signs(look, scores, best)
        best = best[:limit]
        return Finding(
            tuple(
                Hit(*self._sections[at], score)
                for at, score in zip(best, scores[best].tolist(), strict=True)
            ),
            right=numbers.right.probability(known),
            answerable=numbers.answerable.probability(known),
        )


def _views(sops: Sequence[Sop], vocabulary: Vocabulary, file: IndexFile | None) -> Views:
    if file is None:
        return Views(sops, vocabulary)
    name = key(sops, vocabulary)
    tables = file.read(name)
    views = Views(sops, vocabulary, tables)
    if tables is None:
        file.write(name, views.tables)
    return views
