"""The SQL of unused invitations, and of what moves along with an account."""

from collections.abc import Collection, Sequence

from sqlmodel import col, delete, select, update

from office.database import AsyncSession
from office.inbox.models import InboxUpdate
from office.membership.errors import MemberUnknown
from office.people import Invitation, Member


async def unused(session: AsyncSession, ids: Collection[int]) -> Sequence[Invitation]:
    """Return those of the invitations that nobody has used, locked."""
    found = await session.exec(
        select(Invitation)
        .where(col(Invitation.id).in_(ids), col(Invitation.used_at).is_(None))
        .order_by(col(Invitation.id))
        .with_for_update()
    )
    return found.all()


async def unused_move(session: AsyncSession, member_id: int) -> Invitation | None:
    """Return the invitation by which that member can move to another account, or None."""
    found = await session.exec(
        select(Invitation)
        .where(Invitation.member_id == member_id, col(Invitation.used_at).is_(None))
        .with_for_update()
    )
    return found.first()


async def delete_unused(session: AsyncSession, invitation_id: int) -> bool:
    """Delete the invitation unless it is used. Returns whether there was one."""
    result = await session.exec(
        delete(Invitation).where(
            col(Invitation.id) == invitation_id, col(Invitation.used_at).is_(None)
        )
    )
    return bool(result.rowcount)


async def lock_member(session: AsyncSession, member_id: int) -> Member:
    """Return the member of today, locked. Raises MemberUnknown."""
    found = await session.exec(
        select(Member)
        .where(Member.id == member_id, col(Member.deactivated_at).is_(None))
        .with_for_update()
    )
    member = found.first()
    if member is None:
        raise MemberUnknown
    return member


async def lock_anybody(session: AsyncSession, member_id: int) -> Member | None:
    """Return the member, locked, whether they are one today or were."""
    found = await session.exec(select(Member).where(Member.id == member_id).with_for_update())
    return found.first()


async def take_updates_along(session: AsyncSession, old: int, new: int) -> None:
    """Keep the old account's updates among what is known of the member."""
    await session.exec(
        update(InboxUpdate)
        .where(col(InboxUpdate.chat_id) == old, col(InboxUpdate.done_at).is_not(None))
        .values(chat_id=new)
    )
