"""The SQL of the log of membership and posts."""

from collections.abc import Sequence

from sqlmodel import col, select

from office.database import AsyncSession
from office.people.log_models import MembershipEntry

# The log is one chain: it has no code and no number of its own.
_LOG = 0


async def last(session: AsyncSession) -> MembershipEntry | None:
    found = await session.exec(
        select(MembershipEntry).order_by(col(MembershipEntry.number).desc()).limit(1)
    )
    return found.first()


async def entry_of(session: AsyncSession, number: int) -> MembershipEntry | None:
    found = await session.exec(select(MembershipEntry).where(MembershipEntry.number == number))
    return found.first()


async def since(session: AsyncSession, number: int) -> Sequence[MembershipEntry]:
    """Return the entries after that one, in order."""
    found = await session.exec(
        select(MembershipEntry)
        .where(MembershipEntry.number > number)
        .order_by(col(MembershipEntry.number))
    )
    return found.all()


async def newest(
    session: AsyncSession, member_id: int | None, before: int | None, most: int
) -> Sequence[MembershipEntry]:
    """Return the entries about a member or everybody, older than one of them, the newest first."""
    query = select(MembershipEntry).order_by(col(MembershipEntry.number).desc()).limit(most)
    if member_id is not None:
        query = query.where(MembershipEntry.member_id == member_id)
    if before is not None:
        query = query.where(MembershipEntry.number < before)
    return (await session.exec(query)).all()


# --- the log as one history, for the audit ---


async def ids(session: AsyncSession) -> Sequence[int]:
    """Return the one chain of the log, if it has an entry."""
    return [_LOG] if await last(session) is not None else []


async def entries(session: AsyncSession, _log: int) -> Sequence[MembershipEntry]:
    """Return the whole log in order."""
    return await since(session, 0)


async def acted_in(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return none: an erased member keeps their number in the log, and no word of it changes."""
    return []
