"""The SQL of the ends and the times of reports."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import col, func, or_, select

from office import payload
from office.anomalies import TAKINGS, Anomaly, Entry, Event, Resolved, State, is_real
from office.database import AsyncSession
from office.figures.outcomes.rules import CaseRow


async def cases(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> list[CaseRow]:
    """Return the real reports that were filed in the period, or closed since it began."""
    found, promised = (
        await _cases(session, starts_at, ends_at),
        await _first_promises(session, starts_at),
    )
    return [replace(row, promised_at=promised.get(report)) for report, row in found.items()]


async def cases_as_they_stood(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[CaseRow]:
    """Return the same as they stood at the end of the period, whatever became of them later."""
    found = await _cases(session, starts_at, ends_at)
    entries = await session.exec(
        select(Entry.anomaly_id, Entry.event, Entry.at, Entry.detail)
        .where(
            col(Entry.event).in_((Event.RESOLVED, Event.REOPENED)),
            col(Entry.at) >= starts_at,
            col(Entry.at) < ends_at,
        )
        .order_by(col(Entry.number))
    )
    ends: dict[int, tuple[datetime, str]] = {}
    for report, event, at, detail in entries.all():
        if event is Event.RESOLVED:
            ends[report] = at, detail
        else:
            ends.pop(report, None)
    return [_as_it_stood(row, ends_at, ends.get(report)) for report, row in found.items()]


def _as_it_stood(row: CaseRow, ends_at: datetime, end: tuple[datetime, str] | None) -> CaseRow:
    """Leave out what happened later. `end`: when a head had closed it, with what words."""
    stood = replace(
        row,
        outcome=None,
        closed_at=None,
        taken_at=_by(row.taken_at, ends_at),
        climbed_at=_by(row.climbed_at, ends_at),
    )
    if end is None:
        return stood
    at, detail = end
    # The words of a history may have been erased.
    outcome = payload.read(Resolved, detail).outcome if detail else row.outcome
    return replace(stood, outcome=outcome, closed_at=at)


def _by(moment: datetime | None, ends_at: datetime) -> datetime | None:
    return moment if moment is not None and moment < ends_at else None


async def _cases(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> dict[int, CaseRow]:
    taken, closed, climbed = (
        _moments(starts_at, func.min, col(Entry.event).in_(TAKINGS)),
        _moments(starts_at, func.max, col(Entry.event) == Event.RESOLVED),
        _moments(
            starts_at, func.min, col(Entry.event) == Event.ESCALATED, col(Entry.actor_id).is_(None)
        ),
    )
    columns: Any = (
        Anomaly.id,
        Anomaly.section,
        Anomaly.unit,
        Anomaly.concerns,
        Anomaly.category,
        Anomaly.urgency,
        Anomaly.policy,
        Anomaly.created_at,
        Anomaly.outcome,
        Anomaly.followed,
        taken.c.at,
        closed.c.at,
        climbed.c.at,
    )
    query = select(*columns)
    for found in (taken, closed, climbed):
        query = query.join(found, found.c.anomaly_id == Anomaly.id, isouter=True)
    rows = await session.exec(
        query.where(
            is_real(),
            col(Anomaly.state) != State.WITHDRAWN,
            col(Anomaly.created_at) < ends_at,
            or_(col(Anomaly.created_at) >= starts_at, closed.c.at.is_not(None)),
        )
    )
    return {row[0]: CaseRow(*row[1:]) for row in rows.all()}


async def _first_promises(session: AsyncSession, since: datetime) -> dict[int, datetime]:
    """Return what was promised first on each report that was closed since then.

    Of one that was opened again: first since it was. What was promised before had its own end.
    """
    closed = select(Entry.anomaly_id).where(
        col(Entry.at) >= since, col(Entry.event) == Event.RESOLVED
    )
    found = await session.exec(
        select(Entry.anomaly_id, Entry.event, Entry.detail)
        .where(
            col(Entry.event).in_((Event.PROMISED, Event.REOPENED)),
            col(Entry.anomaly_id).in_(closed),
        )
        .order_by(col(Entry.number))
    )
    first: dict[int, datetime] = {}
    for report, event, detail in found.all():
        if event is Event.REOPENED:
            first.pop(report, None)
        # The words of a history may have been erased.
        elif detail:
            first.setdefault(report, datetime.fromisoformat(detail))
    return first


def _moments(since: datetime, which: Any, *conditions: Any) -> Any:
    """Select when something happened to each report, once it has since then."""
    return (
        select(Entry.anomaly_id, which(Entry.at).label("at"))
        .where(col(Entry.at) >= since, *conditions)
        .group_by(col(Entry.anomaly_id))
        .subquery()
    )
