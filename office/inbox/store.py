"""The SQL of the inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import col, delete, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database.dialect import insert_missing
from office.inbox.models import InboxUpdate


async def insert_new(session: AsyncSession, rows: list[dict[str, Any]]) -> set[int]:
    """Insert the rows whose `update_id` is not there yet and return those ids."""
    return set(await insert_missing(session, InboxUpdate, rows, key=col(InboxUpdate.update_id)))


async def open_updates(session: AsyncSession) -> Sequence[InboxUpdate]:
    """Every update that is not done, in the order of its arrival."""
    found = await session.exec(
        select(InboxUpdate)
        .where(col(InboxUpdate.done_at).is_(None))
        .order_by(col(InboxUpdate.update_id))
    )
    return found.all()


async def count_try_of_open(session: AsyncSession) -> None:
    await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.done_at).is_(None))
        .values(tries=InboxUpdate.tries + 1)
    )


_COMPLETE = (
    update(InboxUpdate)
    .where(col(InboxUpdate.update_id) == bindparam("id"), col(InboxUpdate.done_at).is_(None))
    .values(done_at=bindparam("at"), payload=None)
)


async def complete(session: AsyncSession, update_id: int, at: datetime) -> bool:
    """Close an open update and forget what it said; say whether it was still open."""
    connection = await session.connection()
    result = await connection.execute(_COMPLETE, {"id": update_id, "at": at})
    return bool(result.rowcount)


async def forget_done_before(session: AsyncSession, moment: datetime) -> None:
    await session.exec(delete(InboxUpdate).where(col(InboxUpdate.done_at) < moment))


async def count_open(session: AsyncSession) -> int:
    found = await session.exec(
        select(func.count()).select_from(InboxUpdate).where(col(InboxUpdate.done_at).is_(None))
    )
    return found.one()
