"""What speaks against any answer: words that are rather asked of others than of the shelf.

"visa jepang" consists of words that samples have, too. So words and pairs of neighbouring words are
counted in questions that nothing answers and in sample questions; how much likelier the former make
each of them is the evidence of a naive Bayes classifier (Maron, 1961). `make fit` counts.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple, Self

from knowledge.reading.words import is_stop_word, stem

FILE = Path(__file__).with_name("strangers.json")

# As if every word were in so many of the sample questions, and in so many more of the others.
_OF_SAMPLES, _OF_STRANGERS = 3e-4, 0.3
# The same for what speaks for the shelf: one sample says enough.
_OF_FEW = 1e-5
_REMEMBERED = 10_000  # words


@dataclass(frozen=True, slots=True)
class StrangerCounts:
    """In how many questions that nothing answers each word or pair is, and in how many samples."""

    strangers: int
    samples: int
    words: Mapping[str, tuple[int, int]]

    def odds(self, word: str, share: float = 0.0) -> float:
        """Return how much likelier it is in a stranger, as a logarithm; at least zero.

        `share` is in how many of the samples of the shelf at hand it is, if that is more.
        """
        counted = self.words[word][1] / max(1, self.samples)
        if share > 2 * counted + _OF_SAMPLES:
            return 0.0  # an SOP of this shelf is about it, which no counted one is
        return max(0.0, log(self._asked(word) / (max(counted, share) + _OF_SAMPLES)))

    def familiarity(self, word: str, share: float) -> float:
        """Return how much likelier it is in the samples of a shelf, the same way."""
        return max(0.0, log((share + _OF_FEW) / self._asked(word)))

    def _asked(self, word: str) -> float:
        strangers, _ = self.words.get(word, (0, 0))
        return (strangers + _OF_STRANGERS) / (self.strangers + _OF_STRANGERS)

    @classmethod
    def read(cls) -> Self:
        """Read the counts in use."""
        data = json.loads(FILE.read_text(encoding="utf-8"))
        words = {word: (strangers, samples) for word, strangers, samples in data["words"]}
        return cls(data["strangers"], data["samples"], words)


class StrangerEvidence(NamedTuple):
    """What a question's words say for a stranger, what its pairs do, and the most for the shelf."""

    words: float = 0.0
    pairs: float = 0.0
    familiar: float = 0.0


class Strangers:
    """The evidence of each word on one shelf."""

    def __init__(
        self, counts: StrangerCounts, share: Callable[[str], float], names: Collection[str]
    ) -> None:
        """`share` tells in how many samples a word or pair is.

        `names` are the stems in the names of what is new, which is a stranger to nobody.
        """
        found = {
            word: odds
            for word in counts.words
            if word not in names and (odds := counts.odds(word, share(word)))
        }
        self._odds: Mapping[str, float] = found
        self._familiarity = lru_cache(_REMEMBERED)(
            lambda word: counts.familiarity(word, share(word))
        )

    def evidence(self, typed: Sequence[str]) -> StrangerEvidence:
        """Return what the words of a question say."""
        stems = [stem(word) for word in typed]
        said = telling(stems)
        return StrangerEvidence(
            self._sum(said),
            self._sum(pairs(stems)),
            max((self._familiarity(word) for word in said), default=0.0),
        )

    def _sum(self, said: Iterable[str]) -> float:
        return sum(self._odds.get(word, 0.0) for word in said)


def telling(stems: Iterable[str]) -> list[str]:
    """Return each stem once, without stop words: English ones are rare in samples."""
    return [own for own in dict.fromkeys(stems) if not is_stop_word(own)]


def pairs(stems: Sequence[str]) -> list[str]:
    """Return each two neighbouring stems as one word, once."""
    return list(dict.fromkeys(f"{one} {other}" for one, other in pairwise(stems)))
