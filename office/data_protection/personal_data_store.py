"""The SQL of what is known of a member."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlmodel import SQLModel, col, delete, func, select, update

from office.database import AsyncSession
from office.database.types import UtcDateTime
from office.inbox.models import InboxUpdate
from office.people import Member
from office.records import By, Fate, PersonalColumn


async def lock(session: AsyncSession, member_id: int) -> Member | None:
    found = await session.exec(select(Member).where(Member.id == member_id).with_for_update())
    return found.first()


async def rows(session: AsyncSession, column: PersonalColumn, member: Member) -> Sequence[SQLModel]:
    model: Any = column.model
    key = model.__table__.primary_key.columns
    found = await session.exec(select(model).where(_names(column, member)).order_by(*key))
    return found.all()


async def detach(session: AsyncSession, column: PersonalColumn, member: Member) -> int:
    """Delete, empty or keep the rows that name the member. Returns how many were changed."""
    names_member = _names(column, member)
    match column.fate:
        case Fate.STAYS:
            return 0
        case Fate.GOES:
            result = await session.exec(delete(column.model).where(names_member))
        case Fate.EMPTIED:
            values = dict(column.emptied)
            if column.by is By.ACCOUNT:
                values[column.name] = -member.id
            result = await session.exec(update(column.model).where(names_member).values(**values))
    return int(result.rowcount)


async def close_updates(session: AsyncSession, account: int, at: datetime) -> None:
    """Close the updates of the member that nobody has handled."""
    await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.chat_id) == account, col(InboxUpdate.done_at).is_(None))
        .values(done_at=at)
    )


def _names(column: PersonalColumn, member: Member) -> Any:
    return column.attribute == (member.telegram_id if column.by is By.ACCOUNT else member.id)


async def living(session: AsyncSession, only: Collection[int]) -> Sequence[Member]:
    """Return the members who were not erased, those of `only` if it names any."""
    wanted = select(Member).where(col(Member.erased_at).is_(None)).order_by(col(Member.id))
    if only:
        wanted = wanted.where(col(Member.id).in_(only))
    return (await session.exec(wanted)).all()


async def counted(
    session: AsyncSession,
    column: PersonalColumn,
    member: Member,
    begins: datetime | None,
    ends: datetime | None,
) -> tuple[int, datetime | None, datetime | None]:
    """Count the rows that name the member, with the first and last moment of them.

    Rows of tables without a moment always count.
    """
    model: Any = column.model
    moment = _moment(column)
    if moment is None:
        wanted: Any = select(func.count()).select_from(model).where(_names(column, member))
        return int((await session.exec(wanted)).one()), None, None
    wanted = select(func.count(), func.min(moment), func.max(moment)).select_from(model)
    wanted = wanted.where(_names(column, member))
    if begins is not None:
        wanted = wanted.where(moment >= begins)
    if ends is not None:
        wanted = wanted.where(moment < ends)
    count, first, last = (await session.exec(wanted)).one()
    return int(count), first, last


def _moment(column: PersonalColumn) -> Any:
    """Return the first column of a table that says when. A member's row is there all the time."""
    if column.model is Member:
        return None
    attributes = inspect(column.model).column_attrs
    return next(
        (
            found.class_attribute
            for found in attributes
            if isinstance(found.columns[0].type, UtcDateTime)
        ),
        None,
    )
