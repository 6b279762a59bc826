"""The SQL of the checklists."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete, select

from office.checklists.models import Checklist, ChecklistHandout, ChecklistMark, ChecklistVisit
from office.database import AsyncSession


async def by_code(
    session: AsyncSession, code: str, since: datetime, *, locked: bool = False
) -> Checklist | None:
    """Return the list with that code, unless it is of an earlier day."""
    query = select(Checklist).where(Checklist.code == code, Checklist.opened_at >= since)
    return (await session.exec(query.with_for_update() if locked else query)).first()


async def marks(session: AsyncSession, checklist_id: int) -> Sequence[ChecklistMark]:
    """Return the marks of a list, the newest last."""
    query = (
        select(ChecklistMark)
        .where(ChecklistMark.checklist_id == checklist_id)
        .order_by(col(ChecklistMark.marked_at))
    )
    return (await session.exec(query)).all()


async def has_visited(session: AsyncSession, code: str, member_id: int) -> bool:
    """Whether that member has opened the list before."""
    query = select(ChecklistVisit.id).where(
        ChecklistVisit.code == code, ChecklistVisit.member_id == member_id
    )
    return (await session.exec(query.limit(1))).first() is not None


async def has_old(session: AsyncSession, before: datetime) -> bool:
    """Whether lists from before that moment are left."""
    query = select(Checklist.id).where(Checklist.opened_at < before).limit(1)
    return (await session.exec(query)).first() is not None


async def remove_old(session: AsyncSession, before: datetime) -> int:
    """Remove the lists from before that moment with their marks. Returns how many lists."""
    old = select(Checklist.id).where(Checklist.opened_at < before)
    await session.exec(delete(ChecklistMark).where(col(ChecklistMark.checklist_id).in_(old)))
    removed = await session.exec(delete(Checklist).where(col(Checklist.opened_at) < before))
    return int(removed.rowcount)


async def handout(session: AsyncSession, section: str) -> ChecklistHandout | None:
    """Return who lets the lists of that section be printed; None if nobody does."""
    return await session.get(ChecklistHandout, section)
