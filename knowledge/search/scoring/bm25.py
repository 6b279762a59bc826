"""BM25F over arrays: what share of a question's information each text covers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.scoring.tables import Tabled
from knowledge.search.words.lexicon import Ints, Occurrences, Weighed, distinct

Floats = NDArray[np.float32]
Part = tuple[Ints, Floats]

B = 0.75
K1 = 1.2


class Texts(Tabled):
    """An inverted index over texts of weighted fields. Each field has its own length norm."""

    def __init__(self, fields: Sequence[tuple[Occurrences, float]], saturation: float = K1) -> None:
        """Index the same texts, given field by field. With a saturation of 0 words count once."""
        self.count = fields[0][0].count
        size = max(self.count, 1)
        counted = [np.unique(words.keys(), return_counts=True) for words, _ in fields]
        pairs = distinct(np.concatenate([keys for keys, _ in counted]))
        summed = np.zeros(len(pairs))
        for (words, weight), (keys, counts) in zip(fields, counted, strict=True):
            summed[pairs.searchsorted(keys)] += counts * _norms(words, weight)[keys % size]
        self.terms: Ints = (pairs // size).astype(np.int32)
        self.documents: Ints = (pairs % size).astype(np.int32)
        self.impacts: Floats = (summed / (summed + saturation)).astype(np.float32)
        highest = int(self.terms.max(initial=-1))
        self._known = highest + 1
        self._starts: Ints = np.searchsorted(self.terms, np.arange(highest + 2)).astype(np.int32)

    def idf(self, size: int) -> Floats:
        """Return how much information each of `size` terms carries among these texts."""
        return idf(np.array(self.frequency(size)), np.full(size, self.count))

    def frequency(self, size: int) -> list[int]:
        """Return in how many texts each of `size` terms is."""
        own: list[int] = np.diff(self._starts).tolist()
        return own[:size] + [0] * (size - len(own))

    def sum(self, weighed: Weighed) -> Floats:
        """Return for each text the sum over the terms, each with its best stem in that text."""
        scores = np.zeros(self.count, np.float32)
        alone: list[Part] = []
        for term in weighed:
            parts = [part for number, weight in term if (part := self._part(number, weight))]
            if len(parts) == 1:
                alone += parts
            elif parts:
                scores += self._best(parts)
        if alone:
            # All at once: most texts contain few words, and each call of NumPy costs time.
            documents, values = zip(*alone, strict=True)
            np.add.at(scores, np.concatenate(documents), np.concatenate(values))
        return scores

    def _part(self, number: int, weight: float) -> Part | None:
        """Return the texts with a stem, and its value in each; None if no text has it."""
        if number >= self._known:
            return None
        begin, end = self._starts[number : number + 2].tolist()
        if begin == end:
            return None
        stretch = slice(begin, end)
        return self.documents[stretch], weight * self.impacts[stretch]

    def _best(self, parts: Sequence[Part]) -> Floats:
        """Return for each text the best part: alternatives are one word and count once."""
        best = np.zeros(self.count, np.float32)
        for documents, values in parts:
            np.maximum.at(best, documents, values)
        return best


def informed(weighed: Weighed, weights: Floats, unknown: float) -> tuple[Weighed, float]:
    """Weigh terms by their information. Also return the information of the whole question.

    A term without any known stem carries as much as the rarest word: no text covers it.
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
    """Return the information of a word that is in one of `count` texts."""
    return float(idf(np.array([1]), np.array([count]))[0])


def _norms(words: Occurrences, weight: float) -> Floats:
    """Return for every text of a field what a word counts there. Longer texts weigh less."""
    lengths = np.bincount(words.texts, minlength=words.count)
    average = lengths[lengths > 0].mean() if lengths.any() else 1.0
    return np.asarray(weight / (1 - B + B * lengths / average), np.float32)
