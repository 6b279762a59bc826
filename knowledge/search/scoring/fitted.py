"""The fitted numbers of the search: the weights of the views, and the odds of a right answer.

`make fit` writes `fitted.json`. Nothing in it is set by hand.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.search.follow_up import CLUES, Leaning
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.kinds import SectionKind
from knowledge.search.scoring.views import NAMES, Look
from knowledge.search.words.lexicon import Ints, Places

FILE = Path(__file__).with_name("fitted.json")

# What is known of a ranked list, besides a constant.
SIGNS = (
    "share",  # the first section's share of the softmax over all
    "margin",  # how far its score is ahead of the second's
    "score",
    "held",  # the share of the informative words that it contains
    "unknown",
    "lost",  # the same for a short question
    "nearest",  # the likeness of its nearest sample question
    "titled",  # the share of them in its heading and the names of its SOP
    "elsewhere",  # whether it names what another office answers and no section mentions
    "silent",  # whether it names such a thing that the first section does not mention
    "brevity",  # how short it is
    "translated",  # how likely its words are for what the first section says
    "foreign",  # the share of it that only sample questions say
    "sop_share",  # the first section's SOP's share of the softmax
    "strange",  # what its words say for a question that nothing answers
    "strange_pairs",  # the same of its pairs of words
    "familiar",  # the most that a word of it says for the shelf
    *(AS_VIEWED := ("pairs", "meant", "sop_near", "cue", "called")),  # as the first section's
)
# What is asked in two words weighs otherwise than what is told in ten.
LENGTHS = ("weights", "short")
# The shares of new sections for which constants are fitted; between these they are interpolated.
SHARES = (0.05, 0.1, 0.25, 0.5, 1.0)

MOSTLY = 0.75  # from this chance of being right on, a second regression looks closer
_RIGHT = 0.4  # the part of being right in what `together` returns
_NEVER_FIRST = 8.0  # more than what lies between the sections of one SOP


@dataclass(frozen=True)
class Odds:
    """A logistic regression over SIGNS."""

    constant: float
    weights: tuple[float, ...]

    def probability(self, signs: Sequence[float]) -> float:
        odds = self.constant + sum(w * x for w, x in zip(self.weights, signs, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def together(right: float, answerable: float) -> float:
    """Return one chance out of two: both must be high for a section to be shown.

    Whether anything answers says more of what nobody wrote an SOP for. At the same share of those
    shown, 0.4 shows most right ones.
    """
    return float(right**_RIGHT * answerable ** (1 - _RIGHT))


@dataclass(frozen=True)
class Bands:
    """Where the bands begin."""

    sure_from: float
    certain_from: float  # a sure answer must be at least this likely to be answerable
    likely_from: float  # of both chances together
    choice_from: float  # of the higher one
    # A sure answer must leave new sections at most this share of the softmax.
    beside_new_to: float = 1.0
    # To be shown, a section must be so likely to be right, and so many times as likely as new ones
    # have a share; both where hardly anything is new (`caution`).
    right_from: float = 0.0
    beside_new: float = 0.0


@dataclass(frozen=True)
class OfKind:
    """The numbers for the sections of one kind."""

    weights: Floats  # one per view, for long questions and for short ones
    constants: Floats  # one per share of new sections
    shift: float  # added to the constant for a short question, of which old ones score otherwise
    right: Odds  # the first section answers, if it is of this kind
    sure: Odds  # the same, fitted to those alone that are mostly right
    answerable: Odds  # some section answers
    bands: Bands

    def chances(self, signs: Sequence[float]) -> tuple[float, float]:
        """Return how likely the first section answers, and how likely any does."""
        right = self.right.probability(signs)
        if right >= MOSTLY:
            right = max(MOSTLY, self.sure.probability(signs))
        return right, self.answerable.probability(signs)

    def is_sure(self, right: float, answerable: float, new: float) -> bool:
        """Whether these probabilities, and the share that new sections have, make it sure."""
        is_likely = right >= self.bands.sure_from and answerable >= self.bands.certain_from
        return is_likely and new <= self.bands.beside_new_to

    def is_shown(self, right: float, answerable: float, new: float, caution: float) -> bool:
        """Whether these probabilities let the first section be shown as the answer."""
        least = caution * max(self.bands.right_from, self.bands.beside_new * new)
        return together(right, answerable) >= self.bands.likely_from and right >= least

    def is_refused(self, right: float, answerable: float) -> bool:
        """Whether nothing is shown. What the first section answers rightly is answered."""
        return max(right, answerable) < self.bands.choice_from

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "OfKind":
        def odds(name: str) -> Odds:
            table = data[name]
            return Odds(table["constant"], tuple(table[sign] for sign in SIGNS))

        return cls(
            np.array([[data[row][name] for name in NAMES] for row in LENGTHS], np.float32),
            np.array([data["constants"][f"{share}"] for share in SHARES], np.float32),
            data["shift"],
            odds("right"),
            odds("sure"),
            odds("answerable"),
            Bands(**data["bands"]),
        )


@dataclass(frozen=True)
class Weighing:
    """The numbers for one shelf: for each of LENGTHS a row of weights per section; a constant."""

    weights: Floats
    constants: Floats
    shifts: Floats

    def scores(self, look: Look) -> Floats:
        """Combine the views of every section into one score."""
        long, short = self.weights
        scores: Floats = self.constants + look.brevity * self.shifts
        for part, weights in ((1 - look.brevity, long), (look.brevity, short)):
            if part:
                scores += part * np.einsum("ij,ij->i", look.figures, weights)
        return scores - _NEVER_FIRST * look.unfit


@dataclass(frozen=True)
class Fitted:
    """All numbers that `make fit` finds."""

    kinds: tuple[OfKind, ...]  # by SectionKind
    near: float  # how far behind the first a section with few samples is still offered
    leaning: Mapping[Leaning, Floats]  # one per clue, for every way to lean

    def on(self, of_sections: Ints, share: float) -> Weighing:
        """Return the weighing of sections, given their kinds and the shelf's share of new ones."""
        weights = np.stack([kind.weights for kind in self.kinds])
        constants = [np.interp(share, SHARES, kind.constants) for kind in self.kinds]
        return Weighing(
            # Columns lie together, as in a look.
            np.stack([np.asfortranarray(row) for row in weights[of_sections].swapaxes(0, 1)]),
            np.array(constants, np.float32)[of_sections],
            np.array([kind.shift for kind in self.kinds], np.float32)[of_sections],
        )

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Fitted":
        return cls(
            tuple(OfKind.from_data(data[kind.name.lower()]) for kind in SectionKind),
            data["near"],
            {
                how: np.array([data["leaning"][how][clue] for clue in CLUES], np.float32)
                for how in Leaning
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


def share_of(scores: Floats, places: Places) -> float:
    """Return the share of the softmax over all that these places have."""
    if not len(places):
        return 0.0
    raised = np.exp(scores - scores.max())
    return float(raised[places].sum() / raised.sum())


def signs(look: Look, scores: Floats, best: Sequence[int]) -> tuple[float, ...]:
    """Return the SIGNS of a list, in their order. `best` are the first indexes of `ranked`."""
    first, second = best[0], best[min(1, len(best) - 1)]
    raised = np.exp(scores - scores[first])
    whole = float(raised.sum())
    row = dict(zip(NAMES, look.figures[first].tolist(), strict=True))
    return (
        1 / whole,
        float(scores[first] - scores[second]),
        float(scores[first]),
        row["held"],
        look.unknown,
        look.unknown * look.brevity,
        row["nearest"],
        row["titled"],
        float(look.silent.all()),
        float(look.silent[first]),
        look.brevity,
        row["translated"],
        look.foreign,
        float(raised[look.sops == look.sops[first]].sum()) / whole,
        *look.strange,
        *(row[name] for name in AS_VIEWED),
    )
