"""Words as numbers: each stem of an index has one, and so does each pair of neighbours in a text.

A number takes four bytes; a word and its place in a table take a hundred.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.search.scoring.tables import Tables

Ints = NDArray[np.int32]
Places = NDArray[np.int64]  # the type that NumPy handles fastest
Stems = Sequence[str]


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question: the stems that it may mean, each with its weight (0..1)."""

    word: str
    alternatives: tuple[tuple[str, float], ...]


# The terms of a question for one lexicon: stem numbers, each with its weight.
Weighed = Sequence[Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Every word of many texts in order: its number, and the index of its text."""

    terms: Ints
    texts: Ints
    count: int  # of texts, those without words included

    def __add__(self, other: "Occurrences") -> "Occurrences":
        terms = np.concatenate([self.terms, other.terms])
        return Occurrences(terms, np.concatenate([self.texts, other.texts]), self.count)

    def of(self, chosen: NDArray[np.bool_]) -> "Occurrences":
        """Return the words of some texts; the others are empty."""
        is_chosen = chosen[self.texts]
        return Occurrences(self.terms[is_chosen], self.texts[is_chosen], self.count)

    def grouped(self, groups: Ints, count: int) -> "Occurrences":
        """Return the same words in larger texts. `groups` is the new text of each old one."""
        return Occurrences(self.terms, groups[self.texts], count)

    def shared(self, texts: Ints) -> "Occurrences":
        """Return the words of text `texts[n]` as those of text n. Several can share words."""
        ends = np.searchsorted(self.texts, np.arange(self.count + 1))
        sizes = np.diff(ends)[texts]
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        places = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return Occurrences(self.terms[ends[texts][owners] + places], owners, len(texts))

    def keys(self) -> Places:
        """Return a number for each word of each text. Sorted, they stand by word, then by text."""
        return self.terms.astype(np.int64) * max(self.count, 1) + self.texts

    def postings(self) -> tuple[Ints, Ints]:
        """Return the words and the text of each, once per text, ascending by word."""
        terms, texts = np.divmod(distinct(self.keys()), max(self.count, 1))
        return terms.astype(np.int32), texts.astype(np.int32)

    def once(self) -> "Occurrences":
        """Return every word once per text."""
        size = int(self.terms.max(initial=0)) + 1
        keys = distinct(self.texts.astype(np.int64) * size + self.terms)
        return Occurrences(
            (keys % size).astype(np.int32), (keys // size).astype(np.int32), self.count
        )


class Lexicon:
    """Numbers for stems, and above them for pairs of stems."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._pairs: NDArray[np.int64] = np.array([], np.int64)

    @property
    def tables(self) -> Tables:
        """Return the stems, one per line, and the pairs."""
        stems = "\n".join(self._numbers).encode()
        return {"stems": np.frombuffer(stems, np.uint8), "pairs": self._pairs}

    @classmethod
    def of_tables(cls, tables: Tables) -> Self:
        """Build the lexicon from its tables."""
        lexicon = cls()
        stems = tables["stems"].tobytes().decode().split("\n")
        lexicon._numbers = {stem: number for number, stem in enumerate(stems) if stem}
        lexicon._pairs = tables["pairs"]
        return lexicon

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, stem: object) -> bool:
        return stem in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    @property
    def size(self) -> int:
        """Return how many numbers there are, for stems and pairs together."""
        return len(self._numbers) + len(self._pairs)

    def read(self, texts: Sequence[Stems]) -> Occurrences:
        """Number the stems of texts; new stems get new numbers. Must come before `learn_pairs`."""
        known = self._numbers
        lengths = np.fromiter((len(text) for text in texts), np.int32, len(texts))
        stems = chain.from_iterable(texts)
        terms = np.fromiter((known.setdefault(stem, len(known)) for stem in stems), np.int32)
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
        return Occurrences(terms, owners, len(texts))

    def learn_pairs(self, *texts: Occurrences) -> None:
        """Number each two neighbours in these texts."""
        self._pairs = distinct(np.concatenate([self._neighbours(place)[0] for place in texts]))

    def pairs(self, texts: Occurrences) -> Occurrences:
        """Return each two neighbours as one word."""
        keys, owners = self._neighbours(texts)
        numbers = np.searchsorted(self._pairs, keys) + len(self._numbers)
        return Occurrences(numbers.astype(np.int32), owners, texts.count)

    def number(self, stem: str) -> int | None:
        """Return the number of a stem; None if no text has it."""
        return self._numbers.get(stem)

    def pair(self, one: str, other: str) -> int | None:
        """Return the number of two neighbours; None if no text has them."""
        first, second = self._numbers.get(one), self._numbers.get(other)
        if first is None or second is None:
            return None
        key = first * len(self._numbers) + second
        place = int(np.searchsorted(self._pairs, key))
        is_there = place < len(self._pairs) and self._pairs[place] == key
        return place + len(self._numbers) if is_there else None

    def weighed(self, terms: Iterable[Term]) -> Weighed:
        """Return the stem numbers of each term. Unknown stems are left out."""
        known = self._numbers
        return [
            [(known[stem], weight) for stem, weight in term.alternatives if stem in known]
            for term in terms
        ]

    def _neighbours(self, texts: Occurrences) -> tuple[NDArray[np.int64], Ints]:
        """Return a key for each two neighbours, and the index of their text."""
        keys = texts.terms[:-1].astype(np.int64) * len(self._numbers) + texts.terms[1:]
        is_same = texts.texts[:-1] == texts.texts[1:]
        return keys[is_same], texts.texts[:-1][is_same]


def distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each key once, ascending. Faster than NumPy's `unique`, which looks up each key."""
    ordered = np.sort(keys)
    is_new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_new[1:])
    return ordered[is_new]
