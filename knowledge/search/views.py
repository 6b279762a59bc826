"""How every section of the shelf looks from one question: a row of plain figures for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.markdown import plain
from knowledge.reading.sop import Sop
from knowledge.reading.sop_file import OPENING
from knowledge.reading.vocabulary import Vocabulary
from knowledge.reading.words import is_stop_word, stem
from knowledge.search.bm25 import (
    Floats,
    Lexicon,
    Stems,
    Term,
    Texts,
    Weighed,
    idf,
    informed,
    rarest,
)
from knowledge.search.cues import Cues
from knowledge.search.samples import PAIR_WEIGHT, Grouping, Samples, pairs

T = TypeVar("T")

NAMES = (
    "words",  # BM25F over the section: its samples, heading, text and the names of its SOP
    "pairs",  # the same with pairs of words
    "apart",  # its text, each word by how well it tells apart the sections of this SOP
    "titled",  # the share that its heading and the names of its SOP hold together
    "nearest",  # the sample question that is most alike
    "near",  # the mean of its eight nearest
    "sop_near",  # the mean of the eight nearest of its SOP
    "sop_asked",  # all samples of its SOP together
    "held",  # the share of its telling words that the section holds at all
    "cue",  # what kind of thing is asked fits the heading
    "proper",  # it answers something, and does not only open its SOP
)
_NEAREST = 8
# Fields of BM25F: samples, heading, text, names.
_ASKED, _HEADING, _TEXT, _NAME = 2.0, 1.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """A question against the shelf: a row a section, and what is known of the question itself."""

    figures: NDArray[np.float32]  # sections × NAMES
    unknown: float  # the share of it that no word of the shelf surely stands for (0..1)

    @property
    def says_anything(self) -> bool:
        """Whether any telling word of the question stands anywhere on the shelf."""
        return bool(self.figures[:, NAMES.index("held")].any())


def blended(looks: Sequence[Look], weights: Floats) -> Look:
    """One look out of several, each by its weight; the first is what was said by itself."""
    shares = (weights / (weights.sum() or 1.0)).tolist()
    figures = [share * look.figures for share, look in zip(shares, looks, strict=True)]
    return Look(np.sum(figures, axis=0).astype(np.float32), looks[0].unknown)


class Views:
    """All sections of the shelf, indexed for looking."""

    def __init__(self, sops: Sequence[Sop], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.lexicon = Lexicon()
        sections = [section for sop in sops for section in sop.sections]
        sizes = [len(sop.sections) for sop in sops]
        self._parents = np.repeat(np.arange(len(sops)), sizes)
        asked = self._asked(sops)
        heads = [self._stems(section.heading) for section in sections]
        bodies = [self._stems(plain(section.body)) for section in sections]
        names = [self._stems(" ".join((sop.title, *sop.aliases))) for sop in sops]
        self._index(asked, heads, bodies, names)
        self._index_samples(asked, len(sops))
        self._cues = Cues(sops, vocabulary)
        is_proper = [section.heading != OPENING for section in sections]
        self._proper = np.array(is_proper, np.float32)

    def look(self, typed: Sequence[str], terms: Sequence[Term]) -> Look:
        """Look at every section with one question."""
        weighed, total = informed(self.lexicon.weighed(terms), self._idf, self._rarest)
        words = self._words.sum(weighed) / total
        telling = _telling(terms)
        told, telling_total = informed(self.lexicon.weighed(telling), self._idf, self._rarest)
        said, unknown = _said(terms)
        pair = self._pair_terms(said)
        figures = np.stack(
            [
                words,
                (self._pairs.sum(weighed) + self._pairs.sum(pair) / 2) / total,
                self._apart.sum(self.lexicon.weighed(telling)) / max(1, len(terms)),
                self._titled.sum(told) / telling_total,
                *self._near(said, unknown),
                self._held.sum(told) / telling_total,
                self._cues.scores(typed),
                self._proper,
            ],
            axis=1,
        )
        lost = sum(1 - _surest(term) for term in telling)
        lost_share = min(1.0, lost * self._rarest / telling_total)
        return Look(figures.astype(np.float32), lost_share)

    def telling(self, term: str) -> float:
        """How much a stem or a pair of stems tells among the sample questions."""
        return self._samples.telling(term)

    def _near(self, said: dict[str, float], unknown: int) -> list[Floats]:
        found, alike = self._samples.likeness(said, unknown)
        nearest, near, _ = self._by_section.views(found, alike, _NEAREST)
        _, sop_near, together = self._by_sop.views(found, alike, _NEAREST)
        return [nearest, near, sop_near[self._parents], together[self._parents]]

    def _pair_terms(self, said: dict[str, float]) -> Weighed:
        found = self.lexicon.known(term for term in said if " " in term)
        return [[(number, float(self._idf[number]))] for number in found]

    # --- building ---

    def _stems(self, text: str) -> list[str]:
        """Every word counts here: "wajib", "kapan" and "siapa" tell what is asked."""
        return [stem(word) for word in self._vocabulary.read(text)]

    def _asked(self, sops: Sequence[Sop]) -> list[list[Stems]]:
        return [
            [self._stems(one.text) for one in sop.questions if one.heading == section.heading]
            for sop in sops
            for section in sop.sections
        ]

    def _index(
        self,
        asked: Sequence[Sequence[Stems]],
        heads: Sequence[Stems],
        bodies: Sequence[Stems],
        names: Sequence[Stems],
    ) -> None:
        joined = [_flat(group) for group in asked]
        paired = [_flat([[*text, *pairs(text)] for text in group]) for group in asked]
        own_names = [names[int(parent)] for parent in self._parents]
        with_pairs = [[*text, *pairs(text)] for text in bodies]
        self._words = Texts(
            self.lexicon,
            [(joined, _ASKED), (heads, _HEADING), (bodies, _TEXT), (own_names, _NAME)],
        )
        self._pairs = Texts(
            self.lexicon,
            [(paired, _ASKED), (heads, _HEADING), (with_pairs, _TEXT), (own_names, _NAME)],
        )
        titles = [[*h, *n] for h, n in zip(heads, own_names, strict=True)]
        self._titled = Texts(self.lexicon, [(titles, 1.0)], saturation=0.0)
        everything = [
            [*a, *h, *b, *n] for a, h, b, n in zip(joined, heads, bodies, own_names, strict=True)
        ]
        self._held = Texts(self.lexicon, [(everything, 1.0)], saturation=0.0)
        self._apart = Texts(self.lexicon, [(bodies, 1.0)])
        self._tell_apart(self._apart)
        self._idf = self._pairs.idf(len(self.lexicon))
        self._rarest = rarest(len(self._parents))

    def _tell_apart(self, texts: Texts) -> None:
        """Scale every word by how few sections of its own SOP hold it."""
        parents = self._parents[texts.documents]
        keys = texts.terms.astype(np.int64) * (int(self._parents.max(initial=0)) + 1) + parents
        _, places, frequency = np.unique(keys, return_inverse=True, return_counts=True)
        sizes = np.bincount(self._parents)
        texts.impacts = texts.impacts * idf(frequency[places], sizes[parents])

    def _index_samples(self, asked: Sequence[Sequence[Stems]], sop_count: int) -> None:
        texts = _flat(asked)
        groups = [place for place, group in enumerate(asked) for _ in group]
        self._samples = Samples(texts)
        self._by_section = Grouping(groups, len(self._parents))
        self._by_sop = Grouping([int(self._parents[place]) for place in groups], sop_count)


def _said(terms: Sequence[Term]) -> tuple[dict[str, float], int]:
    """What was said as stems and pairs of stems with their weights, and how many none knows."""
    said: dict[str, float] = {}
    for term in terms:
        for alternative, weight in term.alternatives:
            said[alternative] = max(weight, said.get(alternative, 0.0))
    firsts = [term.alternatives[0][0] if term.alternatives else "" for term in terms]
    for one, other in pairwise(firsts):
        if one and other:
            said[f"{one} {other}"] = PAIR_WEIGHT
    return said, sum(not term.alternatives for term in terms)


def _surest(term: Term) -> float:
    """How surely a word of the shelf stands for the term (0..1)."""
    return max((weight for _, weight in term.alternatives), default=0.0)


def _telling(terms: Sequence[Term]) -> list[Term]:
    """The terms that carry a subject; all of them where none does."""
    return [term for term in terms if not is_stop_word(term.word)] or list(terms)


def _flat(lists: Iterable[Iterable[T]]) -> list[T]:
    return list(chain.from_iterable(lists))
