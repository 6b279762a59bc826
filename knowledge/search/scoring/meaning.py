"""Latent semantic analysis: finds sample questions with a similar meaning in other words.

Words that are used for the same sections point in similar directions. A text is the sum of its
words (Deerwester et al., 1990).
"""

from collections.abc import Mapping

import numpy as np

from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.tables import Tabled
from knowledge.search.words.lexicon import Ints, Occurrences, Places

_DIRECTIONS = 64
_TOLD = 0.5  # the weight of a section's text; its questions weigh 1
_LITTLE = 1e-9


class Meaning(Tabled):
    """The directions of a shelf's words and sample questions."""

    def __init__(self, asked: Occurrences, sections: Ints, told: Occurrences, words: int) -> None:
        """`sections` is the section of each question. `told` are the sections' texts."""
        once = asked.once()
        together = once.grouped(sections, told.count)
        # The table is made twice, and named nowhere: what finds the largest needs as much again.
        squares, sides = _largest(_squared(_table(together, told, words)))
        turned = _table(together, told, words).T @ sides / np.sqrt(squares)
        self._words = np.asarray(turned, np.float32)
        frequency = np.bincount(once.terms, minlength=words)
        self._words *= np.log1p((asked.count + told.count) / (1 + frequency))[:, None]
        self._samples = self._sums(once)
        self._sections = self._sums(told.once())

    def likeness(self, said: Mapping[int, float], samples: Places) -> tuple[Floats, Floats]:
        """Return how alike the question is to each of these samples and to each section (-1..1)."""
        numbers = np.fromiter(said, np.int32, len(said))
        weights = np.fromiter(said.values(), np.float32, len(said))
        meant = weights @ self._words[numbers]
        meant /= float(np.sqrt(meant @ meant)) + _LITTLE
        return self._samples.take(samples, axis=0) @ meant, self._sections @ meant

    def _sums(self, texts: Occurrences) -> Floats:
        """Return the direction of every text, with length one."""
        sums = np.zeros((texts.count, self._words.shape[1]), np.float32)
        for at, direction in enumerate(self._words.T):
            sums[:, at] = np.bincount(texts.texts, direction[texts.terms], minlength=texts.count)
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        sums /= np.maximum(lengths, _LITTLE)[:, None]
        return sums


def _table(asked: Occurrences, told: Occurrences, words: int) -> Floats:
    """Return sections × words: how much of each word a section is, with length one."""
    table = np.zeros((told.count, words), np.float32)
    _add_logs(table, asked)
    held = np.count_nonzero(table, axis=0)
    _add_logs(table, told, _TOLD)
    table *= np.log1p(told.count / np.maximum(1, held)).astype(np.float32)
    table /= np.sqrt(np.einsum("ij,ij->i", table, table))[:, None] + _LITTLE
    return table


def _add_logs(table: Floats, texts: Occurrences, share: float = 1.0) -> None:
    """Add the logarithm of how often each word occurs in each text."""
    keys = texts.texts.astype(np.int64) * table.shape[1] + texts.terms
    places, counts = np.unique(keys, return_counts=True)
    table.ravel()[places] += (share * np.log1p(counts)).astype(np.float32)


def _squared(table: Floats) -> Floats:
    """Return sections × sections: how alike each two are."""
    return np.asarray(table @ table.T, np.float32)


def _largest(alike: Floats) -> tuple[Floats, Floats]:
    """Return the largest eigenvalues, the largest first, and a column with the vector of each."""
    values, vectors = np.linalg.eigh(alike)
    kept = [at for at in range(len(values) - 1, -1, -1)[:_DIRECTIONS] if values[at] > _LITTLE]
    return values[kept], vectors[:, kept]
