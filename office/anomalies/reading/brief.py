"""The morning brief of a head: what is open, overdue, promised for today, and held back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.anomalies.models import TAKEN, Anomaly, State
from office.anomalies.reading.overview import is_overdue
from office.calendar import WorkingHours
from office.escalation import Urgency

# After this it is too late for a morning brief.
AFTER_OPENING = timedelta(hours=1)


@dataclass(frozen=True)
class Brief:
    """Each part sorted, the oldest first. A report can be in more than one."""

    open: tuple[Anomaly, ...]
    overdue: tuple[Anomaly, ...]
    promised_today: tuple[Anomaly, ...]
    held: tuple[Anomaly, ...]


def is_time(opening: datetime | None, now: datetime) -> bool:
    """Whether the day's brief is due. There is none on a day without an opening."""
    return opening is not None and opening <= now < opening + AFTER_OPENING


def brief(
    reports: Sequence[Anomaly], now: datetime, hours: WorkingHours, broken: Collection[int] = ()
) -> Brief:
    """Sort a head's open reports into the parts of the brief.

    `broken` are the ids of those that came back to the tiers because a promise was missed.
    """
    by_age = sorted(reports, key=lambda report: report.created_at)
    today = now.astimezone(hours.zone).date()
    opening = hours.opening_of(today)
    return Brief(
        open=tuple(by_age),
        overdue=tuple(report for report in by_age if is_overdue(report, now, broken)),
        promised_today=tuple(
            report
            for report in by_age
            if report.state in TAKEN
            and report.promised_at is not None
            and report.promised_at > now
            and report.promised_at.astimezone(hours.zone).date() == today
        ),
        held=tuple(
            report for report in by_age if opening is not None and _is_held(report, opening, hours)
        ),
    )


def _is_held(report: Anomaly, opening: datetime, hours: WorkingHours) -> bool:
    """Whether a report came in after the last closing and waited for this opening."""
    return (
        report.state is State.NEW
        and report.urgency is not Urgency.URGENT
        and report.created_at < opening
        and hours.next_opening(report.created_at) == opening
    )
