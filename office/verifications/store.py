"""The SQL of the verifications."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import text as sql
from sqlmodel import col, func, or_, select

from office.database import AsyncSession
from office.people.models import Member
from office.verifications.models import (
    IS_OPEN,
    State,
    Verification,
    VerificationEntry,
)


async def lock(session: AsyncSession, verification_id: int) -> Verification | None:
    """Load a verification for a change. A second change waits until the first is committed."""
    found = await session.exec(
        select(Verification).where(Verification.id == verification_id).with_for_update()
    )
    return found.first()


async def due(session: AsyncSession, now: datetime, limit: int = 100) -> Sequence[int]:
    """Return the verifications whose alarm is due now, the most overdue first."""
    found = await session.exec(
        select(Verification.id)
        .where(col(Verification.due_at) <= now)
        .order_by(col(Verification.due_at))
        .limit(limit)
    )
    return found.all()


async def next_due(session: AsyncSession) -> datetime | None:
    first = select(func.min(Verification.due_at)).where(col(Verification.due_at).is_not(None))
    return (await session.exec(first)).one()


async def open_ones(session: AsyncSession) -> Sequence[Verification]:
    """Return all open verifications, the oldest first."""
    found = await session.exec(
        select(Verification)
        .where(sql(IS_OPEN))
        .order_by(col(Verification.created_at), col(Verification.id))
    )
    return found.all()


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


async def last_entry(session: AsyncSession, verification_id: int) -> VerificationEntry | None:
    found = await session.exec(
        select(VerificationEntry)
        .where(VerificationEntry.verification_id == verification_id)
        .order_by(col(VerificationEntry.number).desc())
        .limit(1)
    )
    return found.first()


async def history(session: AsyncSession, verification_id: int) -> Sequence[VerificationEntry]:
    found = await session.exec(
        select(VerificationEntry)
        .where(VerificationEntry.verification_id == verification_id)
        .order_by(col(VerificationEntry.number))
    )
    return found.all()


async def entry(
    session: AsyncSession, verification_id: int, number: int
) -> VerificationEntry | None:
    found = await session.exec(
        select(VerificationEntry).where(
            VerificationEntry.verification_id == verification_id,
            VerificationEntry.number == number,
        )
    )
    return found.first()


async def ids(session: AsyncSession) -> Sequence[int]:
    return (await session.exec(select(Verification.id).order_by(col(Verification.id)))).all()


async def acted_in(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return the verifications in whose histories the member has acted."""
    found = await session.exec(
        select(func.distinct(VerificationEntry.verification_id)).where(
            VerificationEntry.actor_id == member_id
        )
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
    return {one.id: one for one in found.all()}


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


async def to_erase(
    session: AsyncSession, state: State, ended_before: datetime, after: int, most: int
) -> Sequence[int]:
    """Return what ended long enough ago and still holds words."""
    found = await session.exec(
        select(Verification.id)
        .where(
            Verification.state == state,
            col(Verification.erased_at).is_(None),
            col(Verification.changed_at) < ended_before,
            col(Verification.id) > after,
        )
        .order_by(col(Verification.id))
        .limit(most)
    )
    return found.all()


async def count_to_erase(session: AsyncSession, state: State, ended_before: datetime) -> int:
    found = await session.exec(
        select(func.count())
        .select_from(Verification)
        .where(
            Verification.state == state,
            col(Verification.erased_at).is_(None),
            col(Verification.changed_at) < ended_before,
        )
    )
    return found.one()
