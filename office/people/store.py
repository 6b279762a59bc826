"""The SQL of the people."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from office.people.models import Invitation, Member, StrangerNotice


async def member_by_telegram_id(session: AsyncSession, telegram_id: int) -> Member | None:
    found = await session.exec(select(Member).where(Member.telegram_id == telegram_id))
    return found.first()


async def active_members(session: AsyncSession) -> Sequence[Member]:
    found = await session.exec(
        select(Member).where(col(Member.deactivated_at).is_(None)).order_by(col(Member.id))
    )
    return found.all()


async def lock_invitation(session: AsyncSession, code_hash: str) -> Invitation | None:
    found = await session.exec(
        select(Invitation).where(Invitation.code_hash == code_hash).with_for_update()
    )
    return found.first()


async def deactivate(session: AsyncSession, telegram_id: int, at: datetime) -> None:
    await session.exec(
        update(Member)
        .where(col(Member.telegram_id) == telegram_id, col(Member.deactivated_at).is_(None))
        .values(deactivated_at=at)
    )


async def stranger_notice(session: AsyncSession, telegram_id: int) -> StrangerNotice | None:
    return await session.get(StrangerNotice, telegram_id)
