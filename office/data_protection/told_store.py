"""The SQL of who was told which version of the privacy notice."""

from collections.abc import Sequence

from sqlmodel import col, select

from office.data_protection.told_models import PrivacyTold
from office.database import AsyncSession
from office.people import Member


async def untold(session: AsyncSession, version: str, most: int) -> Sequence[Member]:
    """Lock and return active members who were not told this version."""
    knows = (
        select(PrivacyTold.id)
        .where(PrivacyTold.member_id == Member.id, PrivacyTold.version == version)
        .exists()
    )
    found = await session.exec(
        select(Member)
        .where(col(Member.deactivated_at).is_(None), ~knows)
        .order_by(col(Member.id))
        .limit(most)
        .with_for_update()
    )
    return found.all()
