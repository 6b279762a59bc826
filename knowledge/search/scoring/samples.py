"""The sample questions nearest to a question: cosine over one- and two-word stems."""

from collections.abc import Mapping, Sequence

import numpy as np

from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.tables import Tabled
from knowledge.search.words.lexicon import Ints, Lexicon, Occurrences, Places

PAIR_WEIGHT = 0.7  # a pair of neighbouring words counts less than the words themselves
_MOST = 1_000
_EVERY = 16
_BEST = 8  # samples per group


class Grouping(Tabled):
    """The group of each sample: its section or its SOP."""

    def __init__(self, groups: Sequence[int] | Ints, count: int) -> None:
        self._groups: Ints = np.array(groups, np.int32)
        self._count = count

    def best(self, found: Places, alike: Floats) -> Floats:
        """Return for every group the likeness of its best sample."""
        best = np.zeros(self._count, np.float32)
        np.maximum.at(best, self._groups[found], alike)
        return best

    def mean_of_best(self, found: Places, alike: Floats) -> Floats:
        """Return for every group the mean of its best samples."""
        groups = self._groups[found]
        # Sort by group, then best first: no likeness reaches two.
        order = np.argsort(groups - alike / 2)
        groups, alike = groups[order], alike[order]
        top = np.ones(len(groups), bool)
        top[_BEST:] = groups[_BEST:] != groups[:-_BEST]
        mean = np.zeros(self._count, np.float32)
        np.add.at(mean, groups[top], alike[top] / _BEST)
        return mean


class Samples(Tabled):
    """All sample questions, indexed by their words and pairs of words."""

    def __init__(self, texts: Occurrences, lexicon: Lexicon) -> None:
        self._count = texts.count
        terms, self._places = (texts + lexicon.pairs(texts)).postings()
        self._unknown = float(np.log1p(self._count))
        held = np.bincount(terms, minlength=lexicon.size)
        idf = np.log1p(self._count / np.maximum(1, held))
        self._idf = np.where(held > 0, idf, 0.0).astype(np.float32)
        values = np.where(terms < len(lexicon), 1.0, PAIR_WEIGHT) * self._idf[terms]
        lengths = np.sqrt(np.bincount(self._places, values**2, self._count))
        values /= np.maximum(lengths, 1e-6)[self._places]
        self._values: Floats = values.astype(np.float32)
        self._starts: Ints = np.concatenate([[0], np.cumsum(held)]).astype(np.int32)

    def share(self, number: int | None) -> float:
        """Return in how many of the samples a term is (0..1)."""
        idf = 0.0 if number is None else float(self._idf[number])
        return 1 / float(np.expm1(idf)) if idf else 0.0

    def telling(self, number: int | None) -> float:
        """Return how rare a term is. A term that no sample has is the rarest."""
        idf = 0.0 if number is None else float(self._idf[number])
        return idf or self._unknown

    def likeness(self, said: Mapping[int, float], unknown: int) -> tuple[Places, Floats]:
        """Return the samples that share a word with the question, and how alike each is (0..1).

        `unknown` counts the words that no sample has. They lower every likeness.
        """
        scores = np.zeros(self._count, np.float32)
        length = unknown * self._unknown**2
        for term, weight in said.items():
            told = weight * float(self._idf[term])
            length += told * told
            stretch = slice(int(self._starts[term]), int(self._starts[term + 1]))
            np.add.at(scores, self._places[stretch], told * self._values[stretch])
        # A single stop word makes half of all samples a little alike, so only the best ones count.
        found = highest(scores, _MOST)
        return found, np.asarray(scores[found] / np.sqrt(length or 1.0), np.float32)


def highest(scores: Floats, most: int) -> Places:
    """Return the indexes of the highest scores, unordered, at most `most`; none that is zero."""
    # Every sixteenth score shows about how high the last of them is; half as many more are taken to
    # be sure. Sorting all takes three times as long.
    few = np.sort(scores[::_EVERY])[::-1]
    border = few[: most * 3 // 2 // _EVERY][-1:].max(initial=0.0)
    found = np.flatnonzero(scores > border)
    if len(found) < most and border > 0:
        found = np.flatnonzero(scores)
    if len(found) > most:
        found = found[np.argpartition(-scores[found], most)[:most]]
    return found
