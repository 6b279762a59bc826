"""The SQL of who was told which version of the privacy notice."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, func, select

from office.data_protection.told_models import PrivacyTold
from office.database import AsyncSession
from office.people import Member


async def untold(session: AsyncSession, version: str, most: int) -> Sequence[Member]:
    """Lock and return active members who were not told this version."""
    found = await session.exec(
        select(Member)
        .where(_is_untold(version))
        .order_by(col(Member.id))
        .limit(most)
        .with_for_update()
    )
    return found.all()


async def count_untold(session: AsyncSession, version: str) -> int:
    query = select(func.count()).select_from(Member).where(_is_untold(version))
    return (await session.exec(query)).one()


def _is_untold(version: str) -> ColumnElement[bool]:
    knows = (
        select(PrivacyTold.id)
        .where(PrivacyTold.member_id == Member.id, PrivacyTold.version == version)
        .exists()
    )
    return and_(col(Member.deactivated_at).is_(None), ~knows)
