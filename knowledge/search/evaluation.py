"""Score answers against questions whose right SOP is known."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.search.answer import Answer, Band

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A question, the ids of the SOPs that answer it (none: no SOP does), and what must be said."""

    question: str
    sop: tuple[str, ...]
    kind: str = ""
    must: str | None = None

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Row":
        """Read one line of an evaluation file."""
        return cls(
            question=str(record["question"]),
            sop=tuple(record["sop"]),
            kind=str(record.get("class", "")),
            must=record.get("must"),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question got; rank counts SOPs from 1, 0 where the right one is not among ten."""

    row: Row
    band: Band
    found: tuple[str, ...]
    rank: int
    has_must: bool | None

    @property
    def is_miss(self) -> bool:
        """Tell whether somebody should look at it."""
        if not self.row.sop:
            return self.band is Band.SURE
        return self.rank != 1 or self.band is Band.NONE or self.has_must is False


def evaluate(
    rows: Iterable[Row], answer: Callable[[str], Answer], show: Callable[[Answer], str]
) -> dict[str, Any]:
    """Answer every row and return the figures; `show` gives an answer's text as users see it."""
    outcomes = [_outcome(row, answer(row.question), show) for row in rows]
    kinds = dict.fromkeys(outcome.row.kind for outcome in outcomes)
    return {
        **_figures(outcomes),
        "classes": {
            kind: _figures([outcome for outcome in outcomes if outcome.row.kind == kind])
            for kind in kinds
        },
        "misses": [_miss(outcome) for outcome in outcomes if outcome.is_miss],
    }


def _outcome(row: Row, answer: Answer, show: Callable[[Answer], str]) -> Outcome:
    found = tuple(dict.fromkeys(hit.sop.id for hit in answer.hits))[:_DEPTH]
    rank = next((at for at, sop_id in enumerate(found, start=1) if sop_id in row.sop), 0)
    has_must = None if row.must is None else bool(re.search(row.must, show(answer), re.IGNORECASE))
    return Outcome(row, answer.band, found, rank, has_must)


def _figures(outcomes: list[Outcome]) -> dict[str, Any]:
    answerable = [outcome for outcome in outcomes if outcome.row.sop]
    others = [outcome for outcome in outcomes if not outcome.row.sop]
    demanded = [outcome for outcome in outcomes if outcome.has_must is not None]
    return {
        "questions": len(outcomes),
        "recall_at_1": _share(outcome.rank == 1 for outcome in answerable),
        "recall_at_3": _share(1 <= outcome.rank <= 3 for outcome in answerable),
        "mrr_at_10": _mean(1 / outcome.rank if outcome.rank else 0.0 for outcome in answerable),
        "false_sure": _share(outcome.band is Band.SURE for outcome in others),
        "refused": _share(outcome.band is Band.NONE for outcome in answerable),
        "must": _share(outcome.has_must is True for outcome in demanded),
    }


def _miss(outcome: Outcome) -> dict[str, Any]:
    return {
        **asdict(outcome.row),
        "band": outcome.band.value,
        "found": list(outcome.found[:3]),
        "rank": outcome.rank,
        "has_must": outcome.has_must,
    }


def _share(values: Iterable[bool]) -> float | None:
    return _mean(float(value) for value in values)


def _mean(values: Iterable[float]) -> float | None:
    """Return the mean, or None where there is nothing to measure."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None
