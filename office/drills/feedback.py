"""What was good in a drill and what was missed: a rule on the case, the report and its history.

It speaks to the officer of the report, and to the heads of how it was taken. It compares nobody.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from office.anomalies import TAKINGS, Anomaly, Course, Entry, Event
from office.privacy import MASK, named_in

if TYPE_CHECKING:
    from knowledge.reading.drills import DrillCase


class PointKind(StrEnum):
    """What is looked at."""

    # Of the report
    SENT = "terkirim"
    CATEGORY = "jenis"
    URGENCY = "urgensi"
    FACTS = "fakta"
    PLACE = "tempat"
    NO_PERSON = "tanpa_data_orang"
    # Of its heads
    TAKEN = "diterima"
    PROMISED = "janji"
    KEPT = "janji_ditepati"
    STEPS = "langkah"
    CLOSED = "ditutup"


# A mask is as long as the number that it hides; a single sign may begin a line of a list.
_MASKED = MASK * 4
_BROKEN = frozenset({Event.REMINDED, Event.RETURNED})
_CLIMBS = _BROKEN | {Event.ESCALATED}


@dataclass(frozen=True)
class DrillPoint:
    """One thing that was good, or missed; with what is missing of it."""

    kind: PointKind
    is_good: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Times:
    """How long the office took. None: it did not come to that."""

    to_report: timedelta | None = None
    to_take: timedelta | None = None
    to_close: timedelta | None = None


@dataclass(frozen=True)
class Feedback:
    """What one participant is told."""

    points: tuple[DrillPoint, ...]

    @property
    def good(self) -> tuple[DrillPoint, ...]:
        return tuple(point for point in self.points if point.is_good)

    @property
    def missed(self) -> tuple[DrillPoint, ...]:
        return tuple(point for point in self.points if not point.is_good)


def of_report(case: "DrillCase", report: Anomaly | None) -> Feedback:
    """Return what was good and what was missed in what the officer wrote."""
    if report is None:
        return Feedback((DrillPoint(PointKind.SENT, is_good=False),))
    said = report.text.casefold()
    missing = tuple(
        fact.label for fact in case.facts if not any(word in said for word in fact.words)
    )
    has_person = bool(named_in(report.text)) or _MASKED in report.text
    return Feedback(
        (
            DrillPoint(PointKind.SENT, is_good=True),
            DrillPoint(PointKind.CATEGORY, report.category == case.category),
            DrillPoint(PointKind.URGENCY, str(report.urgency) == case.urgency),
            DrillPoint(PointKind.FACTS, not missing, missing),
            DrillPoint(PointKind.PLACE, bool(report.counter)),
            DrillPoint(PointKind.NO_PERSON, not has_person),
        )
    )


def of_heads(course: Course) -> Feedback:
    """Return what was good and what was missed in how the report was taken."""
    events = [entry.event for entry in course.entries]
    taken = next((at for at, event in enumerate(events) if event in TAKINGS), None)
    if taken is None:
        return Feedback((DrillPoint(PointKind.TAKEN, is_good=False),))
    is_in_time = not _CLIMBS & set(events[:taken])
    is_promised = Event.PROMISED in events
    points = [DrillPoint(PointKind.TAKEN, is_in_time), DrillPoint(PointKind.PROMISED, is_promised)]
    if is_promised:
        is_kept = not _BROKEN & set(events[taken:])
        points.append(DrillPoint(PointKind.KEPT, is_kept))
    if course.steps:
        points.append(DrillPoint(PointKind.STEPS, not course.steps_left, course.steps_left))
    points.append(DrillPoint(PointKind.CLOSED, Event.RESOLVED in events))
    return Feedback(tuple(points))


def is_good(course: Course) -> bool:
    """Whether a drill was taken in time and closed."""
    good = {point.kind for point in of_heads(course).good}
    return {PointKind.TAKEN, PointKind.CLOSED} <= good


def times(began_at: datetime | None, entries: Sequence[Entry]) -> Times:
    """Return how long the office took: from the case to the report, from that to the rest."""
    filed = _first(entries, frozenset({Event.REPORTED}))
    if began_at is None or filed is None:
        return Times()
    taken, closed = _first(entries, TAKINGS), _first(entries, frozenset({Event.RESOLVED}))
    return Times(
        filed - began_at,
        taken - filed if taken is not None else None,
        closed - filed if closed is not None else None,
    )


def _first(entries: Sequence[Entry], events: Collection[Event]) -> datetime | None:
    return next((entry.at for entry in entries if entry.event in events), None)
