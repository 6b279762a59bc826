"""BM25F over arrays: which share of a question's information does each passage cover."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

B = 0.75
K1 = 1.2

Alternatives = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question: the stems that may stand for it, each with its weight (0..1)."""

    word: str
    alternatives: Alternatives


class Lexicon:
    """Numbers for stems."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, stem: str) -> bool:
        return stem in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def number(self, stem: str) -> int | None:
        return self._numbers.get(stem)

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """Return the number of each stem, giving new ones where needed."""
        known = self._numbers
        return [known.setdefault(stem, len(known)) for stem in stems]


class Postings:
    """Where each term stands, and how much it says there (saturated, 0..1)."""

    def __init__(
        self, terms: Ints, documents: Ints, weights: Floats, size: int, count: int
    ) -> None:
        """Merge (term, document, weight) triples; weights of one pair are added, then saturated."""
        keys = terms.astype(np.int64) * max(count, 1) + documents
        pairs, places = np.unique(keys, return_inverse=True)
        summed = np.bincount(places, weights=weights, minlength=len(pairs))
        self.documents: Ints = (pairs % max(count, 1)).astype(np.int32)
        self.impacts: Floats = (summed / (summed + K1)).astype(np.float32)
        self.starts = np.searchsorted(pairs // max(count, 1), np.arange(size + 1))
        frequency = np.diff(self.starts)
        self.idf: Floats = _idf(frequency, count).astype(np.float32)

    def of(self, number: int) -> slice:
        """Return the stretch of the arrays that belongs to a term."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))


class Bm25f:
    """Passages of weighted fields, and short texts (titles, questions) that count one by one."""

    def __init__(
        self,
        passages: Sequence[Sequence[Sequence[str]]],
        weights: Sequence[float],
        singles: Sequence[Sequence[Sequence[str]]] = (),
    ) -> None:
        """Index passages (each one list of stems a field); `singles` are short texts of each."""
        self.count = len(passages)
        self.lexicon = Lexicon()
        fields = [
            _field([passage[place] for passage in passages], self.lexicon, weight)
            for place, weight in enumerate(weights)
        ]
        flat = [single for own in singles for single in own]
        short = _field(flat, self.lexicon, 1.0)
        size = len(self.lexicon)
        terms, documents, values = (np.concatenate(part) for part in zip(*fields, strict=True))
        self._postings = Postings(terms, documents, values, size, self.count)
        self._short = Postings(*short, size, len(flat)) if flat else None
        self._parents = np.repeat(
            np.arange(len(singles), dtype=np.int32), [len(own) for own in singles]
        )
        self._rarest = float(_idf(np.array([1]), self.count)[0])

    def idf(self, term: Term) -> float:
        """Return how much a word tells; one the index lacks counts as the rarest."""
        numbers = [(self.lexicon.number(stem), weight) for stem, weight in term.alternatives]
        known = [(number, weight) for number, weight in numbers if number is not None]
        if not known:
            return self._rarest
        return max(float(self._postings.idf[number]) for number, _ in known)

    def scores(self, terms: Sequence[Term]) -> Floats:
        """Return the covered share of the question's information for every passage (0..1)."""
        total = sum(self.idf(term) for term in terms)
        if not total or not self.count:
            return np.zeros(self.count, np.float32)
        scores = self._sum(self._postings, terms, self.count)
        if self._short:
            single = self._sum(self._short, terms, len(self._parents))
            best = np.zeros(self.count, np.float32)
            np.maximum.at(best, self._parents, single)
            scores += best
        return scores / np.float32(total * (2 if self._short else 1))

    def _sum(self, postings: Postings, terms: Sequence[Term], count: int) -> Floats:
        scores = np.zeros(count, np.float32)
        for term in terms:
            parts = []
            for stem, weight in term.alternatives:
                number = self.lexicon.number(stem)
                if number is not None:
                    stretch = postings.of(number)
                    scale = weight * self._postings.idf[number]
                    parts.append((postings.documents[stretch], scale * postings.impacts[stretch]))
            _add_best(scores, parts)
        return scores


def _add_best(scores: Floats, parts: list[tuple[Ints, Floats]]) -> None:
    """Add to each document the best of the parts: alternatives are the same word only once."""
    if len(parts) == 1:
        documents, values = parts[0]
        scores[documents] += values
    elif parts:
        best = np.zeros_like(scores)
        for documents, values in parts:
            best[documents] = np.maximum(best[documents], values)
        scores += best


def _field(
    texts: Sequence[Sequence[str]], lexicon: Lexicon, weight: float
) -> tuple[Ints, Ints, Floats]:
    """Return term, document and length-normalised weight of every word of a field."""
    lengths = np.fromiter((len(text) for text in texts), np.int32, len(texts))
    terms = np.array(lexicon.numbers(chain.from_iterable(texts)), np.int32)
    documents = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    average = lengths[lengths > 0].mean() if lengths.any() else 1.0
    norms = weight / (1 - B + B * lengths / average)
    return terms, documents, norms[documents].astype(np.float32)


def _idf(frequency: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    return np.asarray(np.log1p((count - frequency + 0.5) / (frequency + 0.5)))
