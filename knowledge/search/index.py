"""Find the SOP a question is about, and the section of it that answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.reading.library import Library
from knowledge.reading.sop import IN_FORCE, Section, Sop
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.bm25 import Floats, Term
from knowledge.search.chooser import SectionChooser
from knowledge.search.confidence import Evidence
from knowledge.search.exact import ExactNames
from knowledge.search.question import QuestionReader
from knowledge.search.shelf_index import ShelfIndex, View
from knowledge.search.stemmed import stemmed

_SIBLINGS = 3
_SIBLING_SHARE = 0.9
_CALLED_SO = 1.05  # just ahead of whatever scored best
_UNLIKE = 0.75  # the encoder finds any two texts of the trade about this much alike

Opinion = Callable[[str], Floats]


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that may answer, with the share of the question its SOP covers (0..1)."""

    sop: Sop
    section: Section
    score: float


@dataclass(frozen=True, slots=True)
class Finding:
    """The sections that may answer, best first, and what speaks for the first one's SOP."""

    hits: tuple[Hit, ...]
    evidence: Evidence


class Index:
    """One library, searchable: first the SOP a question is about, then the section that answers."""

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self.sops = [sop for sop in library.values() if sop.sections and sop.status == IN_FORCE]
        texts = [stemmed(sop, vocabulary) for sop in self.sops]
        self._shelf = ShelfIndex(texts)
        self._chooser = SectionChooser(self.sops, texts, self._shelf, vocabulary)
        self._reader = QuestionReader(vocabulary, self._shelf.lexicon)
        self._names = ExactNames(self.sops, self._key)

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the best sections, best first, each section once."""
        return list(self.find(question, limit).hits)

    def find(self, question: str, limit: int = 10, opinion: Opinion | None = None) -> Finding:
        """Return the best sections and what speaks for them.

        A second opinion is asked only where the words do not decide. It may change the order,
        never the evidence: what is answered without asking back rests on words alone.
        """
        words = self._reader.words(question)
        terms = self._reader.terms(words)
        view = self._shelf.view(terms)
        evidence = _evidence(view, is_elsewhere=self._reader.is_elsewhere(words))
        scores = view.scores
        called = self._names.place(_key_of(terms))
        if called is not None and not evidence.is_elsewhere:
            evidence = replace(evidence, is_exact=True)
            scores = scores.copy()
            scores[called] = scores.max() * _CALLED_SO
        if opinion and terms and not evidence.is_right():
            scores = scores + np.maximum(0, opinion(" ".join(words)) - _UNLIKE)
        hits = self._hits(scores, self._chooser.scores(words, terms), limit)
        return Finding(tuple(hits[:limit]), evidence)

    def _key(self, text: str) -> frozenset[str]:
        return _key_of(self._reader.terms(self._reader.words(text)))

    def _hits(self, scores: Floats, answers: Floats, limit: int) -> list[Hit]:
        places = np.argsort(-scores, kind="stable")[:limit].tolist()
        hits = [
            hit
            for at in places
            if scores[at] > 0
            for hit in self._hits_of(at, float(scores[at]), answers)
        ]
        return sorted(hits, key=lambda hit: -hit.score)

    def _hits_of(self, place: int, score: float, answers: Floats) -> list[Hit]:
        """Rank the sections of one SOP; its best section carries the SOP's whole score."""
        sop = self.sops[place]
        own = answers[self._chooser.stretch(place)]
        order = np.argsort(-own, kind="stable")[:_SIBLINGS]
        shares = _shares([float(own[at]) for at in order])
        return [
            Hit(sop, sop.sections[at], min(1.0, score * share))
            for at, share in zip(order.tolist(), shares, strict=True)
            if share > 0
        ]


def _key_of(terms: Sequence[Term]) -> frozenset[str]:
    """A question as the set of the stems that it most likely means."""
    return frozenset(term.alternatives[0][0] if term.alternatives else term.word for term in terms)


def _evidence(view: View, *, is_elsewhere: bool) -> Evidence:
    if not len(view.scores):
        return Evidence(0.0, 0.0, 0.0, view.information, is_elsewhere)
    best = int(view.scores.argmax())
    first = float(view.scores[best])
    second = float(np.delete(view.scores, best).max(initial=0.0))
    return Evidence(
        covered=first,
        named=float(view.named[best]),
        margin=(first - second) / first if first else 0.0,
        information=view.information,
        is_elsewhere=is_elsewhere,
    )


def _shares(values: Sequence[float]) -> list[float]:
    best = values[0] or 1.0
    return [1.0, *(_SIBLING_SHARE * value / best for value in values[1:])]
