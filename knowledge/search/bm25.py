"""BM25F over arrays: which share of a question's information does each text cover."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.lexicon import Ints, Occurrences, Weighed
from knowledge.search.tables import Tabled

Floats = NDArray[np.float32]
Part = tuple[Ints, Floats]

B = 0.75
K1 = 1.2


class Texts(Tabled):
    """An inverted index over texts of weighted fields, each length-normalised by itself."""

    def __init__(self, fields: Sequence[tuple[Occurrences, float]], saturation: float = K1) -> None:
        """Index texts given field by field; with a saturation of 0 a word is there or not."""
        self.count = fields[0][0].count
        terms = np.concatenate([words.terms for words, _ in fields])
        documents = np.concatenate([words.texts for words, _ in fields])
        weights = np.concatenate([_normalised(words, weight) for words, weight in fields])
        keys = terms.astype(np.int64) * max(self.count, 1) + documents
        pairs, places = np.unique(keys, return_inverse=True)
        summed = np.bincount(places, weights=weights, minlength=len(pairs))
        self.terms: Ints = (pairs // max(self.count, 1)).astype(np.int32)
        self.documents: Ints = (pairs % max(self.count, 1)).astype(np.int32)
        self.impacts: Floats = (summed / (summed + saturation)).astype(np.float32)
        highest = int(self.terms.max(initial=-1))
        self._known = highest + 1
        self._starts: Ints = np.searchsorted(self.terms, np.arange(highest + 2)).astype(np.int32)

    def idf(self, size: int) -> Floats:
        """Return how much each of `size` terms tells among these texts."""
        frequency = np.zeros(size, np.int64)
        own = np.diff(self._starts)
        frequency[: len(own)] = own
        return idf(frequency, np.full(size, self.count))

    def sum(self, weighed: Weighed) -> Floats:
        """Add up for each text the best stem of every term it holds."""
        scores = np.zeros(self.count, np.float32)
        alone: list[Part] = []
        for term in weighed:
            parts = [part for number, weight in term if (part := self._part(number, weight))]
            if len(parts) == 1:
                alone += parts
            elif parts:
                scores += self._best(parts)
        if alone:
            # All at once: most texts hold few words, and NumPy's calls are what takes the time.
            documents, values = zip(*alone, strict=True)
            np.add.at(scores, np.concatenate(documents), np.concatenate(values))
        return scores

    def _part(self, number: int, weight: float) -> Part | None:
        """The texts that hold a stem, and what it is worth in each; None where none holds it."""
        if number >= self._known:
            return None
        begin, end = self._starts[number : number + 2].tolist()
        if begin == end:
            return None
        stretch = slice(begin, end)
        return self.documents[stretch], weight * self.impacts[stretch]

    def _best(self, parts: Sequence[Part]) -> Floats:
        """For each text the best of the parts: alternatives are one word and count once."""
        best = np.zeros(self.count, np.float32)
        for documents, values in parts:
            np.maximum.at(best, documents, values)
        return best


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


def _normalised(words: Occurrences, weight: float) -> Floats:
    """Return the weight of every word of a field: less in a text that is longer than others."""
    lengths = np.bincount(words.texts, minlength=words.count)
    average = lengths[lengths > 0].mean() if lengths.any() else 1.0
    norms = weight / (1 - B + B * lengths / average)
    return np.asarray(norms[words.texts], np.float32)
