"""BM25F over arrays: which share of a question's information does each text cover."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Stems = Sequence[str]

B = 0.75
K1 = 1.2


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question: the stems that may stand for it, each with its weight (0..1)."""

    word: str
    alternatives: tuple[tuple[str, float], ...]


# The terms of a question against one lexicon: numbers of stems, each with its weight.
Weighed = Sequence[Sequence[tuple[int, float]]]


class Lexicon:
    """Numbers for stems."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """Return the number of each stem, giving new ones where needed."""
        known = self._numbers
        return [known.setdefault(stem, len(known)) for stem in stems]

    def known(self, stems: Iterable[str]) -> list[int]:
        """Return the numbers of those stems that have one."""
        return [self._numbers[stem] for stem in stems if stem in self._numbers]

    def weighed(self, terms: Sequence[Term]) -> Weighed:
        """Return the numbers of each term's stems; a stem that is not known says nothing."""
        known = self._numbers
        return [
            [(known[stem], weight) for stem, weight in term.alternatives if stem in known]
            for term in terms
        ]


class Texts:
    """An inverted index over texts of weighted fields, each length-normalised by itself."""

    def __init__(
        self,
        lexicon: Lexicon,
        fields: Sequence[tuple[Sequence[Stems], float]],
        saturation: float = K1,
    ) -> None:
        """Index texts given field by field; with a saturation of 0 a word is there or not."""
        self.count = len(fields[0][0])
        parts = [_occurrences(texts, weight, lexicon) for texts, weight in fields]
        terms, documents, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
        keys = terms.astype(np.int64) * max(self.count, 1) + documents
        pairs, places = np.unique(keys, return_inverse=True)
        summed = np.bincount(places, weights=weights, minlength=len(pairs))
        self.terms: Ints = (pairs // max(self.count, 1)).astype(np.int32)
        self.documents: Ints = (pairs % max(self.count, 1)).astype(np.int32)
        self.impacts: Floats = (summed / (summed + saturation)).astype(np.float32)
        self._starts: list[int] = np.searchsorted(self.terms, np.arange(len(lexicon) + 1)).tolist()

    def idf(self, size: int) -> Floats:
        """Return how much each of `size` terms tells among these texts."""
        frequency = np.zeros(size, np.int64)
        own = np.diff(self._starts)
        frequency[: len(own)] = own
        return idf(frequency, np.full(size, self.count))

    def sum(self, weighed: Weighed) -> Floats:
        """Add up for each text the best stem of every term it holds."""
        scores = np.zeros(self.count, np.float32)
        for term in weighed:
            parts = [
                (self.documents[stretch], weight * self.impacts[stretch])
                for stretch, weight in map(self._stretch, term)
                if stretch.stop > stretch.start
            ]
            _add_best(scores, parts)
        return scores

    def _stretch(self, pair: tuple[int, float]) -> tuple[slice, float]:
        number, weight = pair
        if number + 1 >= len(self._starts):
            return slice(0, 0), weight
        return slice(self._starts[number], self._starts[number + 1]), weight


def informed(weighed: Weighed, weights: Floats, unknown: float) -> tuple[Weighed, float]:
    """Weigh terms by what they tell; also return what the whole question tells.

    A term none of whose stems is known tells as much as the rarest word: nothing here covers it.
    """
    told = [
        [(number, weight * float(weights[number])) for number, weight in term] for term in weighed
    ]
    totals = (term[0][1] if term else unknown for term in told)
    return told, sum(totals) or 1.0


def idf(frequency: NDArray[np.int64], counts: NDArray[np.int64]) -> Floats:
    """Return the inverse document frequency of terms found in `frequency` of `counts` texts."""
    return np.log1p((counts - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)


def rarest(count: int) -> float:
    """Return what a word tells that stands in one of `count` texts."""
    return float(idf(np.array([1]), np.array([count]))[0])


def _add_best(scores: Floats, parts: Sequence[tuple[Ints, Floats]]) -> None:
    """Add to each text the best of the parts: alternatives are one word and count once."""
    if len(parts) == 1:
        documents, values = parts[0]
        scores[documents] += values
    elif parts:
        best = np.zeros_like(scores)
        for documents, values in parts:
            best[documents] = np.maximum(best[documents], values)
        scores += best


def _occurrences(
    texts: Sequence[Stems], weight: float, lexicon: Lexicon
) -> tuple[Ints, Ints, Floats]:
    """Return term, text and length-normalised weight of every word of a field."""
    lengths = np.fromiter((len(text) for text in texts), np.int32, len(texts))
    terms = np.array(lexicon.numbers(chain.from_iterable(texts)), np.int32)
    documents = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    average = lengths[lengths > 0].mean() if lengths.any() else 1.0
    norms = weight / (1 - B + B * lengths / average)
    return terms, documents, norms[documents].astype(np.float32)
