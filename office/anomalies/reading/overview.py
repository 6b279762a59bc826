"""The open reports of the whole office, sorted into the lists that its head sees."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.anomalies.models import TAKEN, Anomaly, State
from office.posts.posts import RANK

# A report older than the first deserves a question; older than the second, another one.
AGES = (timedelta(days=1), timedelta(days=3))
NOBODY = ""


@dataclass(frozen=True)
class Overview:
    """Each list has the oldest first. A report can be in several."""

    by_section: Mapping[str, tuple[Anomaly, ...]]
    by_age: Mapping[timedelta, tuple[Anomaly, ...]]
    overdue: tuple[Anomaly, ...]
    by_tier: Mapping[str, tuple[Anomaly, ...]]
    """Untaken reports by the highest role that was told; `NOBODY` if none could be."""
    mine: tuple[Anomaly, ...]

    @property
    def count(self) -> int:
        return sum(map(len, self.by_section.values()))


def overview(
    reports: Iterable[Anomaly],
    mine: Sequence[Anomaly],
    sections: Sequence[str],
    now: datetime,
    broken: Collection[int] = (),
) -> Overview:
    """Sort the open reports that a head of office may see.

    `broken` are the ids of those that came back to the tiers because a promise was missed.
    """
    by_age = sorted(reports, key=lambda report: report.created_at)
    own = {report.id for report in mine}
    waiting = [report for report in by_age if report.state is State.NEW]
    roles = [*sorted(RANK, key=lambda role: RANK[role]), NOBODY]
    return Overview(
        by_section={
            section: tuple(report for report in by_age if report.section == section)
            for section in sections
        },
        by_age={
            age: tuple(report for report in by_age if now - report.created_at > age) for age in AGES
        },
        overdue=tuple(report for report in by_age if is_overdue(report, now, broken)),
        by_tier={
            role: tuple(report for report in waiting if role_told(report) == role) for role in roles
        },
        mine=tuple(report for report in by_age if report.id in own),
    )


def is_overdue(report: Anomaly, now: datetime, broken: Collection[int]) -> bool:
    """Whether the time is over by which progress was promised, and nobody has taken it since."""
    if report.state not in TAKEN:
        return report.id in broken
    return report.promised_at is not None and report.promised_at <= now


def role_told(report: Anomaly) -> str:
    """Return the highest role of the tier that was told; `NOBODY` if none was."""
    return report.escalation_policy.highest_role(report.tier) if report.tier else NOBODY
