"""The SQL of the drills."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import and_, col, func, select

from office.anomalies import Anomaly
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.drills.models import Drill, DrillEnd, DrillState
from office.people import Member, reachable_members

_IS_OPEN = col(Drill.state) != DrillState.ENDED


async def begin_planning(session: AsyncSession) -> None:
    """Let one process plan at a time: two would plan for the same officer."""
    await lock_table(session, Drill)


async def lock(session: AsyncSession, drill_id: int) -> Drill | None:
    return await session.get(Drill, drill_id, with_for_update=True, populate_existing=True)


async def find(session: AsyncSession, drill_id: int) -> Drill | None:
    return await session.get(Drill, drill_id)


async def open_ids(session: AsyncSession) -> Sequence[int]:
    """Return the drills that are planned or running."""
    return (await session.exec(select(Drill.id).where(_IS_OPEN).order_by(col(Drill.id)))).all()


async def open_drills(session: AsyncSession) -> Sequence[Drill]:
    """Return the drills that are planned or running, the next first."""
    found = await session.exec(
        select(Drill).where(_IS_OPEN).order_by(col(Drill.starts_at), col(Drill.id))
    )
    return found.all()


async def has_open(session: AsyncSession, member_id: int) -> bool:
    """Whether the officer has a drill that is planned or running."""
    found = await session.exec(select(Drill.id).where(_IS_OPEN, Drill.member_id == member_id))
    return found.first() is not None


async def latest(session: AsyncSession, most: int) -> Sequence[Drill]:
    """Return the last drills in which an officer has read the case, the newest first."""
    found = await session.exec(
        select(Drill)
        .where(and_(~_IS_OPEN, col(Drill.began_at).is_not(None)))
        .order_by(col(Drill.ended_at).desc(), col(Drill.id).desc())
        .limit(most)
    )
    return found.all()


async def ended(
    session: AsyncSession, since: datetime, until: datetime
) -> Sequence[tuple[Drill, datetime | None, datetime | None]]:
    """Return the drills of a time that were begun and are over: when each report was sent, and
    taken."""
    found = await session.exec(
        select(Drill, Anomaly.created_at, Anomaly.acknowledged_at)
        .join(Anomaly, col(Anomaly.id) == Drill.anomaly_id, isouter=True)
        .where(
            col(Drill.began_at).is_not(None),
            col(Drill.ended_at) >= since,
            col(Drill.ended_at) < until,
        )
    )
    return [(drill, sent, taken) for drill, sent, taken in found.all()]


async def done(session: AsyncSession) -> Sequence[Drill]:
    """Return the drills with an announced hour whose report a head has closed."""
    found = await session.exec(
        select(Drill).where(Drill.ended_how == DrillEnd.DONE, col(Drill.is_announced))
    )
    return found.all()


async def drilled_at(session: AsyncSession) -> dict[int, datetime]:
    """Return when each officer last began a drill."""
    found = await session.exec(
        select(Drill.member_id, func.max(Drill.began_at))
        .where(col(Drill.began_at).is_not(None))
        .group_by(col(Drill.member_id))
    )
    return {member: at for member, at in found.all() if at is not None}


async def reachable(session: AsyncSession, unit: str) -> Sequence[Member]:
    """Return the members of a unit who can be reached."""
    return await reachable_members(session, col(Member.unit) == unit)
