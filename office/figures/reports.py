"""How reports are counted. A pure rule on their rows and on when each was closed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.anomalies import CLOSED, NOBODY, State
from office.escalation.policy import EscalationPolicy
from office.figures.values import OpenReports, ReportFigures
from office.posts.posts import RANK

# Up to a day, to three days, to a week, and older.
AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


@dataclass(frozen=True)
class ReportRow:
    """What is counted of a report. It holds no words."""

    id: int
    reporter_id: int
    section: str
    unit: str
    state: State
    tier: int
    policy: str
    created_at: datetime
    concerns: str

    @property
    def role_told(self) -> str:
        """Return the highest role of the tier that was told; `NOBODY` if none was."""
        policy = EscalationPolicy.from_json(self.policy)
        return policy.highest_role(self.tier) if self.tier else NOBODY


def count(
    rows: Iterable[ReportRow],
    closed_at: Mapping[int, datetime],
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> ReportFigures:
    """Count the reports of a period. The age of an open one is that at the period's end, or now."""
    filed, ended = 0, Counter[State]()
    tiers: Counter[str] = Counter()
    ages: dict[str, list[int]] = defaultdict(lambda: [0] * (len(AGES) + 1))
    until = min(ends_at, now)
    for row in rows:
        ended_at = closed_at.get(row.id) if row.state in CLOSED else None
        if row.created_at >= starts_at:
            filed += 1
            tiers[row.role_told] += 1
        if ended_at is not None and ended_at < ends_at:
            ended[row.state] += 1
        else:
            ages[row.section][_age(until - row.created_at)] += 1
    open_reports = {section: OpenReports(tuple(counts)) for section, counts in ages.items()}
    by_rank = sorted(tiers.items(), key=lambda found: RANK.get(found[0], -1))
    return ReportFigures(
        filed, ended[State.RESOLVED], open_reports, dict(by_rank), ended[State.WITHDRAWN]
    )


def _age(age: timedelta) -> int:
    return sum(age >= limit for limit in AGES)
