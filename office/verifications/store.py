"""The SQL of the verifications."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import text as sql
from sqlmodel import col, func, or_, select

from office.cases import CaseStore
from office.database import AsyncSession
from office.people import Member
from office.verifications.models import (
    IS_OPEN,
    State,
    Verification,
    VerificationEntry,
)

VERIFICATIONS = CaseStore(Verification, VerificationEntry, IS_OPEN)


async def of_member(session: AsyncSession, member_id: int, most: int) -> Sequence[Verification]:
    """Return what the member has or has opened: open ones first, then the newest."""
    found = await session.exec(
        select(Verification)
        .where(or_(Verification.officer_id == member_id, Verification.holder_id == member_id))
        .order_by(
            col(Verification.state).in_([str(State.CLOSED), str(State.CANCELLED)]),
            col(Verification.id).desc(),
        )
        .limit(most)
    )
    return found.all()


async def held_open(session: AsyncSession, member_id: int) -> Sequence[Verification]:
    """Return the open verifications that a member has today."""
    found = await session.exec(
        select(Verification).where(Verification.holder_id == member_id, sql(IS_OPEN))
    )
    return found.all()


async def members(session: AsyncSession, of: Collection[int]) -> dict[int, Member]:
    found = await session.exec(select(Member).where(col(Member.id).in_(of)))
    return {member.id: member for member in found.all()}


async def opened_since(session: AsyncSession, day: datetime) -> Sequence[tuple[str, int]]:
    """Return how often each kind of document was asked about, the most frequent first."""
    count = func.count()
    found = await session.exec(
        select(Verification.document, count)
        .where(col(Verification.created_at) >= day)
        .group_by(col(Verification.document))
        .order_by(count.desc(), col(Verification.document))
    )
    return found.all()


async def sent_since(session: AsyncSession, day: date) -> Sequence[Verification]:
    """Return what was sent to issuers from that day on and has ended with an outcome."""
    found = await session.exec(
        select(Verification).where(
            col(Verification.sent_on) >= day, Verification.state == State.CLOSED
        )
    )
    return found.all()
