"""How well each SOP of the shelf covers a question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.search.bm25 import Floats, Lexicon, Term, Texts, informed, rarest
from knowledge.search.groups import Alike, Grouped
from knowledge.search.stemmed import StemmedSop, flat

# Fields of a section: the names of its SOP, its heading with the questions it answers, its text.
_NAMES = 2.0
_HEADING = 3.0
_TEXT = 1.0

# What each view of an SOP counts; `tests/knowledge/calibrate.py` tells how they were measured.
_ALL_NAMES = 0.15
_BEST_NAME = 0.3
_MOST_ALIKE_NAME = 0.1
_BEST_SECTION = 0.25
_WHOLE_TEXT = 0.15
_BEST_QUESTION = 0.25
_SHARPNESS = 4  # a sample question speaks when it is nearly the question itself, else hardly


@dataclass(frozen=True, slots=True)
class View:
    """What a question looks like from every SOP."""

    scores: Floats  # share of the question's information that the SOP covers (0..1)
    named: Floats  # share of it that its title and aliases hold (0..1)
    information: float  # how much the question tells, in words as telling as the rarest


class ShelfIndex:
    """Views of each SOP: its names, its best section, its whole text, its most alike question."""

    def __init__(self, sops: Sequence[StemmedSop]) -> None:
        self.lexicon = Lexicon()
        names = [flat(sop.names) for sop in sops]
        named = [[own] * len(sop.sections) for own, sop in zip(names, sops, strict=True)]
        headed = [[flat([s.heading, *s.asked]) for s in sop.sections] for sop in sops]
        bodies = [[section.body for section in sop.sections] for sop in sops]
        self._sections = Grouped(
            self.lexicon, [(named, _NAMES), (headed, _HEADING), (bodies, _TEXT)]
        )
        self._whole = Texts(self.lexicon, [([flat(own) for own in bodies], 1.0)])
        self._all_names = Texts(self.lexicon, [(names, 1.0)])
        self._named = Texts(self.lexicon, [(names, 1.0)], saturation=0.0)
        self._names = Grouped(self.lexicon, [([sop.names for sop in sops], 1.0)])
        asked = [sop.asked for sop in sops]
        self.lexicon.numbers(flat(flat(asked)))
        self.idf = self._sections.texts.idf(len(self.lexicon))
        self.rarest = rarest(self._sections.texts.count)
        self._alike_names = Alike(self.lexicon, self.idf, [sop.names for sop in sops])
        self._questions = Alike(self.lexicon, self.idf, asked)

    def view(self, terms: Sequence[Term]) -> View:
        """Look at every SOP with one question."""
        weighed, total = informed(self.lexicon.weighed(terms), self.idf, self.rarest)
        scores = (
            _ALL_NAMES * self._all_names.sum(weighed) / total
            + _BEST_NAME * self._names.best(weighed) / total
            + _MOST_ALIKE_NAME * self._alike_names.best(weighed, total)
            + _BEST_SECTION * self._sections.best(weighed) / total
            + _WHOLE_TEXT * self._whole.sum(weighed) / total
            + _BEST_QUESTION * self._questions.best(weighed, total) ** _SHARPNESS
        )
        return View(
            scores.astype(np.float32), self._named.sum(weighed) / total, total / self.rarest
        )
