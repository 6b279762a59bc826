"""The fitted numbers of the search: the weights of the views, and the odds of a right answer.

`make fit` writes `fitted.json`. Nothing in it is set by hand.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import numpy as np

from knowledge.search.follow_up import CLUES, Leaning
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.views import NAMES, Look

FILE = Path(__file__).with_name("fitted.json")

# What is known of a ranked list, besides a constant.
SIGNS = (
    "share",  # the first section's share of the softmax over all
    "margin",  # how far its score is ahead of the second's
    "score",
    "held",  # the share of the informative words that it contains
    "unknown",
    "nearest",  # the likeness of its nearest sample question
    "titled",  # the share of them in its heading and the names of its SOP
    "bare",  # whether the question is only a name of the SOP
    "elsewhere",  # whether the question names what another office answers
    "silent",  # the same, and the first section does not mention that
)


@dataclass(frozen=True)
class Odds:
    """A logistic regression over SIGNS."""

    constant: float
    weights: tuple[float, ...]

    def probability(self, signs: Sequence[float]) -> float:
        odds = self.constant + sum(w * x for w, x in zip(self.weights, signs, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@dataclass(frozen=True)
class Fitted:
    """All numbers that `make fit` finds."""

    weights: Floats  # one per view
    right: Odds  # the first section answers
    answerable: Odds  # some section answers
    sure_from: float
    certain_from: float  # a sure answer must be at least this likely to be answerable
    likely_from: float
    choice_from: float
    leaning: Mapping[Leaning, Floats]  # one per clue, for every way to lean

    def is_sure(self, right: float, answerable: float) -> bool:
        """Whether these probabilities make an answer sure."""
        return right >= self.sure_from and answerable >= self.certain_from

    def is_shown(self, right: float, answerable: float) -> bool:
        """Whether these probabilities let the first section be shown as the answer."""
        return right >= self.likely_from and answerable >= self.choice_from

    def scores(self, look: Look) -> Floats:
        """Combine the views of every section into one score."""
        return np.asarray(look.figures @ self.weights, np.float32)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> "Fitted":
        def odds(name: str) -> Odds:
            table = dict(data[name])  # type: ignore[call-overload]
            return Odds(table["constant"], tuple(table[sign] for sign in SIGNS))

        weights = dict(data["weights"])  # type: ignore[call-overload]
        bands = dict(data["bands"])  # type: ignore[call-overload]
        leaning = dict(data["leaning"])  # type: ignore[call-overload]
        return cls(
            np.array([weights[name] for name in NAMES], np.float32),
            odds("right"),
            odds("answerable"),
            **bands,
            leaning={
                how: np.array([table[clue] for clue in CLUES], np.float32)
                for how, table in ((how, dict(leaning[how])) for how in Leaning)
            },
        )


@cache
def fitted() -> Fitted:
    """Return the numbers in use."""
    return Fitted.from_data(json.loads(FILE.read_text(encoding="utf-8")))


def ranked(scores: Floats, most: int) -> list[int]:
    """Return the indexes of the `most` highest scores, best first; of equal ones the first."""
    if len(scores) > most:
        least = np.partition(scores, -most)[-most]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    order: list[int] = places[np.argsort(-scores[places], kind="stable")].tolist()
    return order[:most]


def signs(look: Look, scores: Floats, best: Sequence[int]) -> tuple[float, ...]:
    """Return the SIGNS of a list, in their order. `best` are the first indexes of `ranked`."""
    first, second = best[0], best[min(1, len(best) - 1)]
    share = 1 / float(np.exp(scores - scores[first]).sum())
    row = dict(zip(NAMES, look.figures[first].tolist(), strict=True))
    return (
        share,
        float(scores[first] - scores[second]),
        float(scores[first]),
        row["held"],
        look.unknown,
        row["nearest"],
        row["titled"],
        row["bare"],
        float(look.silent.any()),
        float(look.silent[first]),
    )
