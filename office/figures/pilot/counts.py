"""What is counted of the pilot, without people and words: rows that any post's reach can add up.

The rows of the first weeks are kept, so that the comparison outlives the questions.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import NamedTuple, TypeVar

from office.figures.pilot.models import Completeness
from office.figures.pilot.rules import waits
from office.figures.scope import Scope
from office.figures.values import PilotFigures, SampleVerdicts, Waits
from office.payload import Payload

R = TypeVar("R", "AskedRow", "TakenRow", "JudgedRow")


class About(IntEnum):
    """Whom a report is about, as far as that decides who has it counted."""

    NO_SUPERIOR = 0
    A_SUPERIOR = 1  # counted for the head of office alone
    HEAD_OF_OFFICE = 2  # counted for nobody


class AskedRow(NamedTuple):
    """So many questions of one place that ended alike."""

    unit: str
    section: str | None
    owner: str | None
    """The section that owns the SOP that was shown."""
    is_sure: bool
    is_at_once: bool
    minutes: int | None
    """Until somebody could use the answer; None: not yet."""
    times: int = 1


class TakenRow(NamedTuple):
    """So many reports to one place."""

    unit: str
    section: str
    about: About
    is_urgent: bool
    minutes: int | None
    """Until somebody took it; None: nobody has."""
    times: int = 1


class JudgedRow(NamedTuple):
    """So many sampled answers from the SOPs of a section. None: not judged, or not counted here."""

    owner: str | None
    verdict: Completeness | None
    times: int = 1


@dataclass(frozen=True)
class PilotCounts(Payload):
    """The rows of a period."""

    asked: tuple[AskedRow, ...] = ()
    taken: tuple[TakenRow, ...] = ()
    sampled: tuple[JudgedRow, ...] = ()
    judged: tuple[JudgedRow, ...] = ()

    @property
    def size(self) -> int:
        """Return how many questions and verdicts are counted: after a removal there are fewer."""
        return sum(row.times for row in self.asked) + sum(row.times for row in self.judged)

    def folded(self) -> "PilotCounts":
        """Return the same with one row for all that are alike."""
        return PilotCounts(
            _folded(self.asked), _folded(self.taken), _folded(self.sampled), _folded(self.judged)
        )


def _folded(rows: Iterable[R]) -> tuple[R, ...]:
    counts: Counter[R] = Counter()
    for row in rows:
        counts[row._replace(times=1)] += row.times
    return tuple(row._replace(times=times) for row, times in counts.items())


def within(counts: PilotCounts, scope: Scope) -> PilotFigures:
    """Add up what a viewer may have counted: the people and the SOPs within reach."""
    reach = scope.led

    def owns(owner: str | None) -> bool:
        return reach.is_office_wide or owner in reach.sections

    asked = [
        row
        for row in counts.asked
        if reach.covers(row.unit, row.section) or (row.owner is not None and owns(row.owner))
    ]
    most = About.A_SUPERIOR if scope.is_head_of_office else About.NO_SUPERIOR
    taken = [
        row for row in counts.taken if reach.covers(row.unit, row.section) and row.about <= most
    ]
    verdicts: Counter[Completeness | None] = Counter()
    for row in counts.judged:
        verdicts[row.verdict] += row.times * owns(row.owner)
    return PilotFigures(
        asked=sum(row.times for row in asked),
        at_once=sum(row.times for row in asked if row.is_sure),
        usable=_waits(asked),
        by_head=_waits(row for row in asked if not row.is_at_once),
        judged=SampleVerdicts(
            sum(row.times for row in counts.sampled if owns(row.owner)),
            *(verdicts[kind] for kind in Completeness),
        ),
        urgent=_waits(row for row in taken if row.is_urgent),
        normal=_waits(row for row in taken if not row.is_urgent),
        untaken=sum(row.times for row in taken if row.minutes is None),
    )


def _waits(rows: Iterable[AskedRow | TakenRow]) -> Waits:
    found = [
        timedelta(minutes=row.minutes)
        for row in rows
        if row.minutes is not None
        for _ in range(row.times)
    ]
    return waits(found)
