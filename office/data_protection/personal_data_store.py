"""The SQL of what is known of a member."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import SQLModel, col, delete, func, or_, select, update

from office.anomalies.models import CLOSED, Anomaly, Entry
from office.data_protection.ties import By, Fate, Tie
from office.database import AsyncSession
from office.inbox.models import InboxUpdate
from office.people.models import Member


async def lock(session: AsyncSession, member_id: int) -> Member | None:
    found = await session.exec(select(Member).where(Member.id == member_id).with_for_update())
    return found.first()


async def rows(session: AsyncSession, tie: Tie, member: Member) -> Sequence[SQLModel]:
    """Return the rows that name the member."""
    model: Any = tie.model
    key = model.__table__.primary_key.columns
    found = await session.exec(select(model).where(_names(tie, member)).order_by(*key))
    return found.all()


async def detach(session: AsyncSession, tie: Tie, member: Member) -> int:
    """Delete, empty or keep the rows that name the member, as the tie says. Returns how many."""
    names_member = _names(tie, member)
    match tie.fate:
        case Fate.STAYS:
            return 0
        case Fate.GOES:
            result = await session.exec(delete(tie.model).where(names_member))
        case Fate.EMPTIED:
            values = dict(tie.emptied)
            if tie.by is By.ACCOUNT:
                values[tie.column] = -member.id
            result = await session.exec(update(tie.model).where(names_member).values(**values))
    return int(result.rowcount)


async def close_updates(session: AsyncSession, account: int, at: datetime) -> None:
    """Close the updates of the member that nobody has handled."""
    await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.chat_id) == account, col(InboxUpdate.done_at).is_(None))
        .values(done_at=at)
    )


async def open_reports(session: AsyncSession, member_id: int) -> Sequence[Anomaly]:
    """Return the open reports that the member has filed or taken."""
    found = await session.exec(
        select(Anomaly)
        .where(
            or_(Anomaly.reporter_id == member_id, Anomaly.holder_id == member_id),
            col(Anomaly.state).not_in([str(state) for state in CLOSED]),
        )
        .order_by(col(Anomaly.id))
    )
    return found.all()


async def reports_with(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return the reports in whose histories the member has acted."""
    found = await session.exec(
        select(func.distinct(Entry.anomaly_id)).where(Entry.actor_id == member_id)
    )
    return found.all()


def _names(tie: Tie, member: Member) -> Any:
    return col(getattr(tie.model, tie.column)) == (
        member.telegram_id if tie.by is By.ACCOUNT else member.id
    )
