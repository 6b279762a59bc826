"""Scores answers to questions whose right section, or right SOP, is known."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from knowledge.reading.sops.moved_sections import Moved, Place
from knowledge.search.answer import Answer, Band

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """A question and what answers it; if `sop` is empty, nothing does.

    `places` are the sections that answer, if they are known. `after` are the questions before it.
    """

    question: str
    sop: tuple[str, ...]
    places: frozenset[Place] = frozenset()
    after: tuple[str, ...] = ()
    kind: str = ""
    must: str | None = None

    @classmethod
    def of(cls, record: Mapping[str, Any], moved: Moved) -> "EvaluationRow":
        """Read one line of an evaluation file. A section that moved is taken where it is now."""
        now = (moved.now((sop, heading)) for sop, heading in record.get("passages") or ())
        places = frozenset(place for targets in now for place in targets)
        sops = dict.fromkeys([*record.get("sop", ()), *(sop for sop, _ in places)])
        return cls(
            question=str(record["question"]),
            sop=tuple(sops),
            places=places,
            after=tuple(record.get("after") or ()),
            kind=str(record.get("class", "")),
            must=record.get("must"),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one question."""

    row: EvaluationRow
    answer: Answer
    text: str
    lines: int

    @property
    def found(self) -> tuple[str, ...]:
        """Return the SOPs found, best first."""
        return tuple(dict.fromkeys(hit.sop.id for hit in self.answer.hits))[:_DEPTH]

    @property
    def rank(self) -> int:
        """Return the rank of the right SOP among those found, from 1; 0 if it was not found."""
        return next((at for at, one in enumerate(self.found, start=1) if one in self.row.sop), 0)

    @property
    def is_shown_right(self) -> bool:
        shown = self.answer.shown
        if shown is None:
            return False
        # The front page answers who asks for nothing within.
        is_front = self.answer.is_whole and shown.sop.id in self.row.sop
        return is_front or self._is_right(shown.place)

    @property
    def is_one_tap(self) -> bool:
        """Whether the right one is not shown, but offered."""
        offered = self.answer.offered
        return not self.is_shown_right and any(self._is_right(hit.place) for hit in offered)

    @property
    def is_refused_though_right(self) -> bool:
        """Whether nothing is shown though the first one offered answers."""
        first = self.answer.offered[:1]
        return self.answer.band is Band.NONE and any(self._is_right(hit.place) for hit in first)

    @property
    def has_must(self) -> bool | None:
        if self.row.must is None:
            return None
        return bool(re.search(self.row.must, self.text, re.IGNORECASE))

    @property
    def is_miss(self) -> bool:
        """Whether a person should look at it."""
        if not self.row.sop:
            return self.answer.band is Band.SURE
        is_wrong = not self.is_shown_right if self.row.places else self.rank != 1
        return is_wrong or self.answer.band is Band.NONE or self.has_must is False

    def _is_right(self, place: Place) -> bool:
        return place in self.row.places if self.row.places else place[0] in self.row.sop


def evaluate(
    rows: Iterable[EvaluationRow],
    answer: Callable[[EvaluationRow], Answer],
    show: Callable[[Answer], tuple[str, int]],
) -> dict[str, Any]:
    """Answer every row and return the scores.

    `show` returns an answer's text as users see it, and the number of phone lines it takes.
    """
    outcomes = []
    for row in rows:
        given = answer(row)
        outcomes.append(Score(row, given, *show(given)))
    kinds = dict.fromkeys(outcome.row.kind for outcome in outcomes)
    return {
        **figures(outcomes),
        "classes": {
            kind: figures([outcome for outcome in outcomes if outcome.row.kind == kind])
            for kind in kinds
        },
        "misses": [_miss(outcome) for outcome in outcomes if outcome.is_miss],
    }


def figures(outcomes: Sequence[Score]) -> dict[str, Any]:
    """Return the shares of one class: of questions with an answer, and of those without one."""
    answerable = [score for score in outcomes if score.row.sop]
    others = [score for score in outcomes if not score.row.sop]
    demanded = [score for score in outcomes if score.has_must is not None]
    lines = [score.lines for score in outcomes]

    def in_band(those: Sequence[Score], band: Band) -> list[bool]:
        return [score.answer.band is band for score in those]

    def wrong(band: Band) -> list[bool]:
        return [score.answer.band is band and not score.is_shown_right for score in answerable]

    return {
        "questions": len(outcomes),
        "shown_right": _mean(score.is_shown_right for score in answerable),
        "sure_right": _mean(
            score.is_shown_right and score.answer.band is Band.SURE for score in answerable
        ),
        "one_tap": _mean(score.is_one_tap for score in answerable),
        "within_reach": _mean(score.is_shown_right or score.is_one_tap for score in answerable),
        "sure_wrong": _mean(wrong(Band.SURE)),
        "likely_wrong": _mean(wrong(Band.LIKELY)),
        "refused": _mean(in_band(answerable, Band.NONE)),
        "refused_right": _mean(score.is_refused_though_right for score in answerable),
        "false_sure": _mean(in_band(others, Band.SURE)),
        "false_likely": _mean(in_band(others, Band.LIKELY)),
        "recall_at_1": _mean(score.rank == 1 for score in answerable),
        "recall_at_3": _mean(1 <= score.rank <= 3 for score in answerable),
        "mrr_at_10": _mean(1 / score.rank if score.rank else 0.0 for score in answerable),
        "must": _mean(score.has_must is True for score in demanded),
        "lines_p50": _quantile(lines, 50),
        "lines_p90": _quantile(lines, 90),
    }


def _miss(outcome: Score) -> dict[str, Any]:
    shown = outcome.answer.shown
    return {
        "question": outcome.row.question,
        "class": outcome.row.kind,
        "sop": list(outcome.row.sop),
        "expected": sorted("/".join(place) for place in outcome.row.places),
        "band": outcome.answer.band.value,
        "found": list(outcome.found[:3]),
        "shown": "/".join(shown.place) if shown is not None else None,
        "rank": outcome.rank,
        "has_must": outcome.has_must,
    }


def _quantile(values: Sequence[int], percent: int) -> float | None:
    if len(values) < 2:
        return float(values[0]) if values else None
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _mean(values: Iterable[float]) -> float | None:
    """Return the mean; None if there are no values."""
    listed = [float(value) for value in values]
    return sum(listed) / len(listed) if listed else None
