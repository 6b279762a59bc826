"""The SQL of the ends and the times of reports."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import col, func, or_, select

from office.anomalies import TAKINGS, Anomaly, Entry, Event, State, is_real
from office.database import AsyncSession
from office.figures.outcomes.rules import CaseRow


async def cases(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> list[CaseRow]:
    """Return the real reports that were filed in the period, or closed since it began."""
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
    promised = await _first_promises(session, starts_at)
    return [replace(CaseRow(*row[1:]), promised_at=promised.get(row[0])) for row in rows.all()]


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
