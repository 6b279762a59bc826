"""How the ends and the times of reports are counted. A pure rule on their rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from office.anomalies import Followed, Outcome
from office.calendar import WorkingHours
from office.escalation.policy import EscalationPolicy, Urgency
from office.figures.outcomes.values import CasePace, OutcomeFigures


@dataclass(frozen=True)
class CaseRow:
    """What is counted of a report. It holds no words."""

    section: str
    unit: str
    concerns: str
    category: str
    urgency: Urgency
    policy: str
    created_at: datetime
    outcome: Outcome | None
    followed: Followed | None
    # Since the period began: first taken, last closed, first raised by the clock.
    taken_at: datetime | None
    closed_at: datetime | None
    climbed_at: datetime | None
    promised_at: datetime | None = None
    """The moment that was promised first since it was opened last, of one that was closed."""

    @property
    def is_urgent(self) -> bool:
        return self.urgency is Urgency.URGENT

    @property
    def first_wait(self) -> timedelta:
        """Return how long the first tier had to take it."""
        return EscalationPolicy.from_json(self.policy).tier(1).wait

    def took(self, until: datetime, hours: WorkingHours) -> timedelta:
        """Return the time since it was sent, as its urgency measures it."""
        if self.is_urgent:
            return until - self.created_at
        return hours.worked_between(self.created_at, until)


def count(
    rows: Iterable[CaseRow], starts_at: datetime, ends_at: datetime, hours: WorkingHours
) -> OutcomeFigures:
    """Count the reports that were filed or ended in the period."""
    known = list(rows)
    filed = [row for row in known if starts_at <= row.created_at < ends_at]
    ended = ended_within(known, starts_at, ends_at)
    return OutcomeFigures(
        ended=by_category(ended),
        followed=Counter(row.followed for row in ended if row.followed is not None),
        filed=len(filed),
        climbed=sum(row.climbed_at is not None for row in filed),
        taken=taken(filed, hours),
        closed=_closed(ended, hours),
    )


def ended_within(rows: Iterable[CaseRow], starts_at: datetime, ends_at: datetime) -> list[CaseRow]:
    """Return those that a head closed within that time, and that are closed."""
    return [
        row
        for row in rows
        if row.outcome is not None
        and row.closed_at is not None
        and starts_at <= row.closed_at < ends_at
    ]


def by_category(ended: Iterable[CaseRow]) -> dict[str, Counter[Outcome]]:
    """Count how they ended."""
    found: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for row in ended:
        if row.outcome is not None:
            found[row.category][row.outcome] += 1
    return dict(found)


def taken(rows: Iterable[CaseRow], hours: WorkingHours) -> dict[Urgency, CasePace]:
    """Return how long it took until somebody had them. The limit is the wait of the first tier."""
    spans: dict[Urgency, list[tuple[timedelta, bool | None]]] = defaultdict(list)
    waits: dict[Urgency, set[timedelta]] = defaultdict(set)
    for row in rows:
        if row.taken_at is not None:
            span, wait = row.took(row.taken_at, hours), row.first_wait
            spans[row.urgency].append((span, span <= wait))
            waits[row.urgency].add(wait)
    return {
        urgency: _pace(found, tuple(sorted(waits[urgency]))) for urgency, found in spans.items()
    }


def _closed(rows: Iterable[CaseRow], hours: WorkingHours) -> dict[Urgency, CasePace]:
    """Return how long it took to the end. The limit is the first promise, if there was one."""
    spans: dict[Urgency, list[tuple[timedelta, bool | None]]] = defaultdict(list)
    for row in rows:
        if row.closed_at is not None:
            is_kept = None if row.promised_at is None else row.closed_at <= row.promised_at
            spans[row.urgency].append((row.took(row.closed_at, hours), is_kept))
    return {urgency: _pace(found) for urgency, found in spans.items()}


def _pace(
    found: Sequence[tuple[timedelta, bool | None]], waits: tuple[timedelta, ...] = ()
) -> CasePace:
    limits = [is_in_time for _, is_in_time in found if is_in_time is not None]
    middle = median(span / timedelta(minutes=1) for span, _ in found)
    return CasePace(len(found), timedelta(minutes=round(middle)), len(limits), sum(limits), waits)
