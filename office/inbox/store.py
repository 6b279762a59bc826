"""The SQL of the inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import ColumnElement, bindparam
from sqlmodel import col, exists, func, or_, select, update

from office.database import AsyncSession, Transaction
from office.database.dialect import insert_missing, table_of
from office.database.look import fields_of
from office.inbox.models import SUSPECTED, InboxUpdate, OpenUpdate
from office.replicas.models import Replica

# Any number that nothing else in the database uses.
_CLAIM_LOCK = 55_057
# These updates change no object that the session holds.
_BLIND = {"synchronize_session": False}

_UPDATES = table_of(InboxUpdate)
# Built once, because every update runs them.
_OTHERS = _UPDATES.alias()
_IS_BEHIND = exists(
    sqlalchemy.select(_OTHERS.c.update_id).where(
        _OTHERS.c.chat_id == _UPDATES.c.chat_id,
        _OTHERS.c.done_at.is_(None),
        or_(_OTHERS.c.owner.is_not(None), _OTHERS.c.update_id < _UPDATES.c.update_id),
    )
)
_FREE = (
    sqlalchemy.select(_UPDATES.c.update_id)
    .where(_UPDATES.c.done_at.is_(None), _UPDATES.c.owner.is_(None), ~_IS_BEHIND)
    .order_by(_UPDATES.c.update_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=_UPDATES)
)
_CLAIM = (
    sqlalchemy.update(_UPDATES)
    .where(_UPDATES.c.update_id.in_(_FREE))
    .values(owner=bindparam("by"))
    .returning(*(_UPDATES.c[field] for field in OpenUpdate._fields))
)
_LOCK_CLAIMS = sqlalchemy.select(
    func.pg_advisory_xact_lock(_CLAIM_LOCK), func.set_config("synchronous_commit", "off", True)
)
_OPEN_OF_OWNER = sqlalchemy.update(_UPDATES).where(
    _UPDATES.c.update_id == bindparam("id"),
    _UPDATES.c.done_at.is_(None),
    _UPDATES.c.owner.is_not_distinct_from(bindparam("by")),
)
_COMPLETE = _OPEN_OF_OWNER.values(done_at=bindparam("at"), payload=None)
_PUT_ASIDE = _OPEN_OF_OWNER.values(done_at=bindparam("at"))
_MORE_SUSPECT = sqlalchemy.case(
    (_UPDATES.c.tries < SUSPECTED, _UPDATES.c.tries + 1), else_=_UPDATES.c.tries
)
_COUNT_TRY = _OPEN_OF_OWNER.values(tries=_UPDATES.c.tries + bindparam("count"))


async def insert_new(session: Transaction, rows: list[dict[str, Any]]) -> set[int]:
    """Insert the rows whose `update_id` is new. Returns those ids."""
    return set(await insert_missing(session, InboxUpdate, rows, key=col(InboxUpdate.update_id)))


async def open_updates(session: Transaction) -> Sequence[OpenUpdate]:
    """Return every update that is not done, in order of arrival."""
    connection = await session.connection()
    found = await connection.execute(
        fields_of(InboxUpdate, OpenUpdate._fields)
        .where(_UPDATES.c.done_at.is_(None))
        .order_by(_UPDATES.c.update_id)
    )
    return [OpenUpdate._make(row) for row in found]


async def suspect_first(session: AsyncSession) -> None:
    """Raise the suspicion of the first open update of each chat. No other can have been in hand."""
    first = (
        select(func.min(InboxUpdate.update_id))
        .where(col(InboxUpdate.done_at).is_(None))
        .group_by(col(InboxUpdate.chat_id))
    )
    await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.update_id).in_(first))
        .values(tries=_MORE_SUSPECT),
        execution_options=_BLIND,
    )


async def count_try(session: Transaction, update_id: int, owner: str | None, count: int) -> int:
    """Add to the tries of an open update of this owner. Returns them; 0 if there is none."""
    connection = await session.connection()
    counted = await connection.execute(
        _COUNT_TRY.returning(_UPDATES.c.tries), {"id": update_id, "by": owner, "count": count}
    )
    return counted.scalar() or 0


async def lock_claims(session: Transaction) -> None:
    """Keep others from claiming until the commit. That commit need not wait for the disk."""
    connection = await session.connection()
    if connection.dialect.name != "sqlite":  # there is only one writer there
        await connection.execute(_LOCK_CLAIMS)


async def claim(session: Transaction, owner: str, most: int) -> Sequence[OpenUpdate]:
    """Give the owner the first open updates of chats in which no update is owned."""
    connection = await session.connection()
    claimed = await connection.execute(_CLAIM, {"by": owner, "most": most})
    return [OpenUpdate._make(row) for row in claimed]


async def complete(session: Transaction, update_id: int, owner: str | None, at: datetime) -> bool:
    """Close an open update of this owner and erase its text. Returns whether there was one."""
    return await _end(session, _COMPLETE, update_id, owner, at)


async def put_aside(session: Transaction, update_id: int, owner: str | None, at: datetime) -> bool:
    """Close an open update of this owner and keep its text. Returns whether there was one."""
    return await _end(session, _PUT_ASIDE, update_id, owner, at)


async def _end(
    session: Transaction, how: sqlalchemy.Update, update_id: int, owner: str | None, at: datetime
) -> bool:
    connection = await session.connection()
    result = await connection.execute(how, {"id": update_id, "by": owner, "at": at})
    return bool(result.rowcount)


async def given_up(session: AsyncSession) -> Sequence[int]:
    """Return the ids of the updates that were put aside."""
    found = await session.exec(
        select(InboxUpdate.update_id)
        .where(col(InboxUpdate.done_at).is_not(None), col(InboxUpdate.payload).is_not(None))
        .order_by(col(InboxUpdate.update_id))
    )
    return found.all()


async def is_closed_by(session: Transaction, update_id: int, owner: str | None) -> bool:
    connection = await session.connection()
    found = await connection.execute(
        select(InboxUpdate.update_id).where(
            col(InboxUpdate.update_id) == update_id,
            col(InboxUpdate.done_at).is_not(None),
            col(InboxUpdate.owner) == owner,
        )
    )
    return found.first() is not None


async def release(session: AsyncSession, owner: str, except_for: Sequence[int]) -> int:
    """Release what the owner has claimed and does not handle."""
    mine = (col(InboxUpdate.owner) == owner, col(InboxUpdate.update_id).not_in(except_for))
    return await _make_free(session, *mine)


async def release_expired(session: AsyncSession, *, is_death: bool) -> int:
    """Release what no living replica owns. Returns how many updates that were.

    A death raises the suspicion of them all.
    """
    lives = exists(select(Replica.id).where(col(Replica.id) == col(InboxUpdate.owner)))
    orphaned = (col(InboxUpdate.owner).is_not(None), ~lives)
    return await _make_free(session, *orphaned, is_death=is_death)


async def _make_free(
    session: AsyncSession, *which: ColumnElement[bool], is_death: bool = False
) -> int:
    # A row that its owner is closing now is skipped: at the next look it is done or free to take.
    found = (
        select(InboxUpdate.update_id)
        .where(col(InboxUpdate.done_at).is_(None), *which)
        .with_for_update(skip_locked=True, of=InboxUpdate)
    )
    result = await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.update_id).in_(found))
        .values(owner=None, tries=_MORE_SUSPECT if is_death else InboxUpdate.tries),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def count_open(session: AsyncSession, besides: int | None) -> int:
    """Count the updates that are not done, without the one given."""
    query = select(func.count()).select_from(InboxUpdate).where(col(InboxUpdate.done_at).is_(None))
    if besides is not None:
        query = query.where(col(InboxUpdate.update_id) != besides)
    found = await session.exec(query)
    return found.one()
