"""How likely the words of a question are for what a section says, learned from other sections.

A section of which nobody has asked shares few words with its questions: "paspor raib" asks for
"penggantian paspor yang hilang". The pairs of section and sample question of a shelf are texts in
two languages, and the first of the alignment models (Brown et al., 1993, model 1) learns which
words of the one mean which of the other. Berger and Lafferty (1999) rank texts by it; that a word
also means itself (Xue, Jeon and Croft, 2008) keeps exact words ahead. `make fit` writes the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.kinds import SectionKind, kinds
from knowledge.search.scoring.tables import Tabled, Tables
from knowledge.search.scoring.texts import ShelfTexts
from knowledge.search.words.lexicon import Lexicon, Occurrences, Weighed

FILE = Path(__file__).with_name("translation.npz")

_TITLE, _HEADING = 2.0, 3.0  # how often a word there counts as one of the text
_ITSELF = 0.2  # how much of what a word means is the word itself
_ANYBODY = 0.1  # how much of a question is asked of any section
_AS_MUCH = 10  # samples that say as much as the section's own text
_NEVER = 0.5  # how often a word was asked that nobody has asked yet
_OFTEN = 5  # times that a word is asked
STEP = 0.032  # of the logarithm of a chance, so that it fits into a byte
_AT_ONCE = 64  # texts: their floats take four times the bytes that are kept of them
_SCALE = 20  # of the logarithm of a ratio, for the same reason


class Translation:
    """The fitted table: for each word of a section, the words of questions that it becomes."""

    def __init__(self, tables: Tables) -> None:
        stems = tables["stems"].tobytes().decode()
        self.stems = stems.split("\n") if stems else []
        self._starts = tables["starts"].astype(np.int64)
        self._targets = tables["targets"].astype(np.int32)
        self._chances = np.exp(-STEP * tables["logs"].astype(np.float32))
        self._asked = tables["asked"].astype(np.float32)

    @property
    def often_asked(self) -> list[str]:
        """Return the stems that are no slip of a finger: a shelf without samples lacks them."""
        return [
            stem for stem, asked in zip(self.stems, self._asked, strict=True) if asked >= _OFTEN
        ]

    @classmethod
    def read(cls) -> Self:
        """Read the table in use."""
        with np.load(FILE, allow_pickle=False) as held:
            return cls(dict(held))

    @staticmethod
    def tables(stems: list[str], chances: Floats, asked: NDArray[np.int64], least: float) -> Tables:
        """Return chances (stem × stem) as tables, without those that say little.

        These are the ones below the least, and what is asked as often of anything. `asked` is how
        often each stem is asked.
        """
        anywhere = asked / max(1, asked.sum())
        sources, targets = np.nonzero(chances >= np.maximum(anywhere, least))
        logs = np.round(-np.log(chances[sources, targets]) / STEP)
        return {
            "stems": np.frombuffer("\n".join(stems).encode(), np.uint8),
            "starts": np.searchsorted(sources, np.arange(len(stems) + 1)).astype(np.uint32),
            "targets": targets.astype(np.uint16),
            "logs": logs.clip(0, 255).astype(np.uint8),
            "asked": asked.astype(np.uint32),
        }

    def among(self, lexicon: Lexicon) -> "Chances":
        """Return the part of the table with the words of a lexicon, numbered by it."""
        found = (lexicon.number(stem) for stem in self.stems)
        numbers = np.array([-1 if number is None else number for number in found], np.int64)
        sources = np.repeat(numbers, np.diff(self._starts))
        targets = numbers[self._targets]
        held = np.flatnonzero((sources >= 0) & (targets >= 0))
        held = held[np.argsort(sources[held], kind="stable")]
        starts = np.searchsorted(sources[held], np.arange(len(lexicon) + 1))
        asked = np.zeros(len(lexicon), np.float32)
        asked[numbers[numbers >= 0]] = self._asked[numbers >= 0]
        asked += _NEVER
        return Chances(starts, targets[held], self._chances[held], asked / asked.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """For each word, where its row begins; the rows; and how often each word is asked anywhere."""

    starts: NDArray[np.int64]
    targets: NDArray[np.int64]
    values: Floats
    anywhere: Floats

    def spread(self, said: "Shares", some: range) -> Floats:
        """Return words × some texts: how likely each of these makes each word of a question."""
        at = slice(*np.searchsorted(said.texts, [some.start, some.stop]))
        terms, texts, shares = said.terms[at], said.texts[at] - some.start, said.values[at]
        likely = np.zeros((len(self.anywhere), len(some)), np.float32)
        np.add.at(likely, (terms, texts), _ITSELF * shares)
        sizes = np.diff(self.starts)[terms]
        ends = np.cumsum(sizes)
        places = np.arange(sizes.sum()) + np.repeat(self.starts[terms] - ends + sizes, sizes)
        keys = self.targets[places] * len(some) + np.repeat(texts, sizes)
        values = self.values[places] * np.repeat((1 - _ITSELF) * shares, sizes)
        np.add.at(likely.ravel(), keys, values)
        return likely


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """What share each word has in a text: parallel arrays, the texts ascending."""

    texts: NDArray[np.int64]
    terms: NDArray[np.int64]
    values: Floats

    def times(self, weights: NDArray[np.float64]) -> "Shares":
        """Return the shares with every text weighed."""
        return Shares(
            self.texts, self.terms, (self.values * weights[self.texts]).astype(np.float32)
        )

    def __add__(self, other: "Shares") -> "Shares":
        texts = np.concatenate([self.texts, other.texts])
        order = np.argsort(texts, kind="stable")
        return Shares(
            texts[order],
            np.concatenate([self.terms, other.terms])[order],
            np.concatenate([self.values, other.values])[order],
        )


def said_by(texts: ShelfTexts, words: int) -> Shares:
    """Return the shares of the words that a section and its heading say, with its SOP's title."""
    return _shares([(texts.bodies, 1.0), (texts.heads, _HEADING), (texts.titles, _TITLE)], words)


def _shares(fields: Sequence[tuple[Occurrences, float]], words: int) -> Shares:
    keys = np.concatenate(
        [place.texts.astype(np.int64) * words + place.terms for place, _ in fields]
    )
    weights = np.repeat([weight for _, weight in fields], [len(place.terms) for place, _ in fields])
    found, places = np.unique(keys, return_inverse=True)
    texts, terms = found // max(1, words), found % max(1, words)
    values = np.bincount(places, weights, len(found))
    totals = np.bincount(texts, values, fields[0][0].count)
    return Shares(texts, terms, (values / totals[texts]).astype(np.float32))


class Translated(Tabled):
    """How much likelier each section makes each word of a question than all questions do."""

    def __init__(self, texts: ShelfTexts, table: Chances) -> None:
        """Multiply what the sections say by the table. Samples count too where they are few."""
        samples, words = texts.samples, len(table.anywhere)
        is_few = kinds(samples) == SectionKind.FEW
        part = is_few * samples / (samples + _AS_MUCH)
        asked = texts.joined.of(is_few)
        said = said_by(texts, words).times(1 - part) + _shares([(asked, 1.0)], words).times(part)
        scale = ((1 - _ANYBODY) / _ANYBODY / table.anywhere)[:, None]
        self._likely = np.empty((words, texts.count), np.uint8)
        for begin in range(0, texts.count, _AT_ONCE):
            some = range(begin, min(begin + _AT_ONCE, texts.count))
            ratios = _SCALE * np.log1p(table.spread(said, some) * scale)
            self._likely[:, some.start : some.stop] = np.minimum(ratios, 255)

    def scores(self, weighed: Weighed) -> Floats:
        """Return for each section the mean over the words. A word counts as its surest stem."""
        found = [max(term, key=_weight)[0] for term in weighed if term]
        if not found:
            return np.zeros(self._likely.shape[1], np.float32)
        sums = self._likely[found].sum(axis=0, dtype=np.float32)
        return np.asarray(sums / (_SCALE * len(weighed)), np.float32)


def _weight(pair: tuple[int, float]) -> float:
    return pair[1]
