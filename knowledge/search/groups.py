"""Short texts that belong to something larger: names to an SOP, questions to a section."""

from collections.abc import Sequence

import numpy as np

from knowledge.search.bm25 import Floats, Ints, Lexicon, Stems, Texts, Weighed
from knowledge.search.stemmed import flat

Groups = Sequence[Sequence[Stems]]


class Grouped:
    """Texts of several fields, some to each group; a group is as good as its best text."""

    def __init__(self, lexicon: Lexicon, fields: Sequence[tuple[Groups, float]]) -> None:
        groups = fields[0][0]
        self._parents = _parents(groups)
        self._count = len(groups)
        self.texts = Texts(lexicon, [(flat(texts), weight) for texts, weight in fields])

    def best(self, weighed: Weighed) -> Floats:
        """Return the score of each group's best text."""
        return _greatest(self.texts.sum(weighed), self._parents, self._count)


class Alike:
    """Texts that may say just what the question says: each must cover the other."""

    def __init__(self, lexicon: Lexicon, idf: Floats, groups: Groups) -> None:
        texts = flat(groups)
        self._parents = _parents(groups)
        self._count = len(groups)
        self._texts = Texts(lexicon, [(texts, 1.0)], saturation=0.0)
        self._said = np.array([_information(text, lexicon, idf) for text in texts], np.float32)

    def best(self, weighed: Weighed, total: float) -> Floats:
        """Return the likeness of each group's most alike text (0..1)."""
        shared = self._texts.sum(weighed)
        covered = np.minimum(1.0, shared / np.maximum(self._said, 1e-6))
        return _greatest(covered * covered * shared / total, self._parents, self._count)


def _information(text: Stems, lexicon: Lexicon, idf: Floats) -> float:
    return sum(float(idf[number]) for number in set(lexicon.numbers(text)))


def _parents(groups: Groups) -> Ints:
    sizes = [len(group) for group in groups]
    return np.repeat(np.arange(len(groups), dtype=np.int32), sizes)


def _greatest(values: Floats, parents: Ints, count: int) -> Floats:
    found = np.zeros(count, np.float32)
    np.maximum.at(found, parents, values)
    return found
