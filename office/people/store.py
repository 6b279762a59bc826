"""The SQL of the people."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

import sqlalchemy
from sqlalchemy import ColumnElement, bindparam, literal_column
from sqlmodel import col, func, select, update

from office.database import AsyncSession, Look
from office.database.dialect import table_of
from office.database.look import as_loaded
from office.people.models import Appointment, Invitation, Leave, Member, Role, StrangerNotice

_MEMBERS, _POSTS = table_of(Member), table_of(Appointment)
_MEMBER_FIELDS, _POST_FIELDS = tuple(_MEMBERS.c.keys()), tuple(_POSTS.c.keys())
# Built once, because every update runs it. It reads the posts in the same statement.
_WITH_POSTS = (
    sqlalchemy.select(*_MEMBERS.c, *_POSTS.c)
    .select_from(_MEMBERS.outerjoin(_POSTS, _POSTS.c.member_id == _MEMBERS.c.id))
    .where(_MEMBERS.c.telegram_id == bindparam("telegram_id"))
    .order_by(_POSTS.c.id)
)


async def recognised(look: Look, telegram_id: int) -> Member | None:
    """Return whose account it is, with their posts: a member to read, not to change."""
    rows = await look(_WITH_POSTS, telegram_id=telegram_id)
    if not rows:
        return None
    count = len(_MEMBER_FIELDS)
    posts = [dict(zip(_POST_FIELDS, row[count:], strict=True)) for row in rows]
    held = [as_loaded(Appointment, post) for post in posts if post["id"] is not None]
    fields = dict(zip(_MEMBER_FIELDS, rows[0][:count], strict=True))
    return as_loaded(Member, {**fields, "appointments": held})


async def member_by_telegram_id(session: AsyncSession, telegram_id: int) -> Member | None:
    found = await session.exec(select(Member).where(Member.telegram_id == telegram_id))
    return found.first()


async def active_members(session: AsyncSession) -> Sequence[Member]:
    found = await session.exec(
        select(Member).where(col(Member.deactivated_at).is_(None)).order_by(col(Member.id))
    )
    return found.all()


async def reachable_members(session: AsyncSession, which: ColumnElement[bool]) -> Sequence[Member]:
    """Return the active members to whom Telegram delivers and to whom the condition applies."""
    found = await session.exec(
        select(Member)
        .where(col(Member.deactivated_at).is_(None), col(Member.unreachable_at).is_(None), which)
        .order_by(col(Member.id))
    )
    return found.all()


async def all_members(session: AsyncSession) -> Sequence[Member]:
    return (await session.exec(select(Member).order_by(col(Member.id)))).all()


# Written out: with a bound value SQLite would not use the partial index of the posts.
_HAS_POST = col(Member.id).in_(
    select(Appointment.member_id).where(
        col(Appointment.role) != literal_column(f"'{Role.OFFICER}'")
    )
)


async def first_enrolment(session: AsyncSession) -> datetime | None:
    found = await session.exec(select(func.min(col(Member.enrolled_at))))
    return found.one()


async def post_holders(session: AsyncSession) -> Sequence[Member]:
    """Return who has or had a post besides officer: a few dozen, however large the office is."""
    found = await session.exec(select(Member).where(_HAS_POST).order_by(col(Member.id)))
    return found.all()


async def active_post_holders(session: AsyncSession) -> Sequence[Member]:
    """Return those of them who are members today."""
    return [member for member in await post_holders(session) if member.is_active]


async def unreachable_members(session: AsyncSession) -> Sequence[Member]:
    """Return the active members to whom Telegram refuses to deliver."""
    found = await session.exec(
        select(Member)
        .where(col(Member.unreachable_at).is_not(None), col(Member.deactivated_at).is_(None))
        .order_by(col(Member.id))
    )
    return found.all()


async def names(session: AsyncSession, of: Collection[int] | None) -> dict[int, str]:
    """Return the names of these members, or of all who are or were members, by id."""
    query = select(Member.id, Member.name)
    if of is not None:
        query = query.where(col(Member.id).in_(of))
    return dict((await session.exec(query)).all())


async def leaves_since(session: AsyncSession, since: date) -> Sequence[Leave]:
    """Return the leaves that had not ended before that day."""
    return (await session.exec(select(Leave).where(col(Leave.ends_on) >= since))).all()


async def lock_invitation(session: AsyncSession, code_hash: str) -> Invitation | None:
    found = await session.exec(
        select(Invitation).where(Invitation.code_hash == code_hash).with_for_update()
    )
    return found.first()


async def invitation(session: AsyncSession, code_hash: str) -> Invitation | None:
    found = await session.exec(select(Invitation).where(Invitation.code_hash == code_hash))
    return found.first()


async def unopened_invitations(session: AsyncSession) -> Sequence[Invitation]:
    """Return the unused invitations, but for those of people who are already members."""
    members = select(Member.name).where(col(Member.deactivated_at).is_(None))
    found = await session.exec(
        select(Invitation)
        .where(
            col(Invitation.used_at).is_(None),
            col(Invitation.member_id).is_(None),
            col(Invitation.name).not_in(members),
        )
        .order_by(col(Invitation.id))
    )
    return found.all()


async def deactivate(session: AsyncSession, telegram_id: int, at: datetime) -> None:
    await session.exec(
        update(Member)
        .where(col(Member.telegram_id) == telegram_id, col(Member.deactivated_at).is_(None))
        .values(deactivated_at=at)
    )


async def mark_unreachable(session: AsyncSession, member_id: int, at: datetime) -> bool:
    result = await session.exec(
        update(Member)
        .where(col(Member.id) == member_id, col(Member.unreachable_at).is_(None))
        .values(unreachable_at=at)
    )
    return bool(result.rowcount)


async def mark_reachable(session: AsyncSession, member_id: int) -> bool:
    result = await session.exec(
        update(Member)
        .where(col(Member.id) == member_id, col(Member.unreachable_at).is_not(None))
        .values(unreachable_at=None)
    )
    return bool(result.rowcount)


async def stranger_notice(session: AsyncSession, telegram_id: int) -> StrangerNotice | None:
    return await session.get(StrangerNotice, telegram_id)
