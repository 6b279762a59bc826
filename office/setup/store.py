"""The SQL of the history of the setup."""

from collections.abc import Sequence

from sqlmodel import col, select

from office.database import AsyncSession
from office.setup.models import SetupEntry, SetupEvent

# The history is one chain: it has no code and no number of its own.
_OFFICE = 0


async def everything(session: AsyncSession) -> Sequence[SetupEntry]:
    """Return the whole history in order."""
    found = await session.exec(select(SetupEntry).order_by(col(SetupEntry.number)))
    return found.all()


async def last(session: AsyncSession) -> SetupEntry | None:
    found = await session.exec(select(SetupEntry).order_by(col(SetupEntry.number).desc()).limit(1))
    return found.first()


async def is_live(session: AsyncSession) -> bool:
    found = await session.exec(select(SetupEntry.id).where(SetupEntry.event == SetupEvent.LIVE))
    return found.first() is not None


# --- the history, for the audit ---


async def ids(session: AsyncSession) -> Sequence[int]:
    """Return the one chain, if it has an entry."""
    return [_OFFICE] if await last(session) is not None else []


async def entries(session: AsyncSession, _office: int) -> Sequence[SetupEntry]:
    """Return the whole history in order."""
    return await everything(session)


async def acted_in(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return none: an erased member keeps their number in it, and no word of it changes."""
    return []
