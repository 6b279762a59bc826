"""How good and how fast an outcome is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, comb

from benchmarks.search.judging.outcome import Asked, Outcome
from benchmarks.search.texts.data import SECTION_MARK, Question

_DEPTH = 10


@dataclass(frozen=True)
class Quality:
    """Shares of questions (0..1). `ranks` count from 1; 0 if no right passage is among ten."""

    ranks: tuple[int, ...]

    @property
    def recall_at_1(self) -> float:
        return self._recall(1)

    @property
    def recall_at_3(self) -> float:
        return self._recall(3)

    @property
    def mrr_at_10(self) -> float:
        return sum((1 / rank for rank in self.ranks if rank), 0.0) / max(1, len(self.ranks))

    def _recall(self, depth: int) -> float:
        return sum(1 <= rank <= depth for rank in self.ranks) / max(1, len(self.ranks))


@dataclass(frozen=True)
class Speed:
    """Milliseconds per question, clean and in chat spelling together."""

    p50: float
    p95: float


def quality(questions: Sequence[Question], asked: Asked) -> Quality:
    """Return the rank of the first right passage of every question."""
    pairs = zip(questions, asked.found, strict=True)
    return Quality(tuple(_rank(question.gold, _texts(found)) for question, found in pairs))


def speed(outcome: Outcome) -> Speed:
    """Return the percentiles over all questions."""
    taken = sorted([*outcome.clean.milliseconds, *outcome.noisy.milliseconds])
    return Speed(_percentile(taken, 0.50), _percentile(taken, 0.95))


def decided(one: Quality, other: Quality, depth: int) -> tuple[int, int]:
    """Return at how many questions only the one, and only the other, is right at a depth."""
    pairs = [
        (1 <= first <= depth, 1 <= second <= depth)
        for first, second in zip(one.ranks, other.ranks, strict=True)
    ]
    wins = sum(first and not second for first, second in pairs)
    losses = sum(second and not first for first, second in pairs)
    return wins, losses


def chance_of(one: Quality, other: Quality, depth: int) -> float:
    """Return how likely two equally good engines differ this much at a depth (sign test)."""
    wins, losses = decided(one, other, depth)
    tail = sum(comb(wins + losses, count) for count in range(min(wins, losses) + 1))
    return float(min(1.0, 2 * tail / 2 ** (wins + losses)))


def _texts(found: Sequence[str]) -> list[str]:
    """Replace sections by the texts they belong to, each once, ten at most."""
    return list(dict.fromkeys(one.partition(SECTION_MARK)[0] for one in found))[:_DEPTH]


def _rank(gold: Sequence[str], found: Sequence[str]) -> int:
    return next((at for at, one in enumerate(found, start=1) if one in gold), 0)


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0
