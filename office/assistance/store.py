"""The SQL of the silent help."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, or_, select

from office.assistance.models import IS_OPEN, HelpCall, HelpCallEntry, HelpSetting, HelpTest
from office.assistance.notices import HelpNotice
from office.cases import CaseStore
from office.database import AsyncSession
from office.database.dialect import insert_missing, lock_table
from office.outbox import MessageState, OutboxMessage
from office.people import Member, reachable_members

CALLS = CaseStore(HelpCall, HelpCallEntry, IS_OPEN)


async def open_of(session: AsyncSession, caller_id: int) -> HelpCall | None:
    """Return the call of a member that is not over, locked."""
    found = await session.exec(
        select(HelpCall)
        .where(HelpCall.caller_id == caller_id, col(HelpCall.ended_at).is_(None))
        .order_by(col(HelpCall.id).desc())
        .limit(1)
        .with_for_update()
    )
    return found.first()


async def cards(session: AsyncSession, call_id: int, now: datetime) -> Sequence[tuple[int, int]]:
    """Return the recipient and id of each message about a call that is sent, or about to be."""
    found = await session.exec(
        select(OutboxMessage.recipient_id, OutboxMessage.id)
        .where(
            OutboxMessage.about == call_id,
            col(OutboxMessage.kind).in_([HelpNotice.CALLED, HelpNotice.RINGS]),
            or_(
                col(OutboxMessage.state) == MessageState.SENT,
                (col(OutboxMessage.state) == MessageState.WAITING)
                & (col(OutboxMessage.due_at) <= now),
            ),
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()


async def setting(session: AsyncSession, member_id: int) -> HelpSetting:
    """Return what a member has set, to be changed: made if they have set nothing."""
    empty = {"member_id": member_id, "place": "", "place_unit": ""}
    await insert_missing(session, HelpSetting, [empty], key=col(HelpSetting.member_id))
    found = await session.exec(
        select(HelpSetting).where(HelpSetting.member_id == member_id).with_for_update()
    )
    return found.one()


async def reachable(session: AsyncSession, unit: str, colleague_id: int | None) -> Sequence[Member]:
    """Return the members of a unit and the colleague, as far as they can be reached."""
    is_near = or_(col(Member.unit) == unit, col(Member.id) == colleague_id)
    return await reachable_members(session, is_near)


async def colleagues(session: AsyncSession, member: Member) -> Sequence[Member]:
    """Return whom a member may name: those of their unit first, then by name."""
    found = await session.exec(
        select(Member)
        .where(
            col(Member.deactivated_at).is_(None),
            col(Member.unreachable_at).is_(None),
            Member.id != member.id,
        )
        .order_by(col(Member.unit) != member.unit, col(Member.name), col(Member.id))
    )
    return found.all()


async def units(session: AsyncSession) -> Sequence[str]:
    """Return the units in which somebody works."""
    found = await session.exec(
        select(Member.unit).where(col(Member.deactivated_at).is_(None)).distinct()
    )
    return found.all()


# --- the self-test ---


async def lock_tests(session: AsyncSession) -> None:
    """Let one process begin or end a test at a time."""
    await lock_table(session, HelpTest)


async def last_test(session: AsyncSession, *, is_over: bool = False) -> HelpTest | None:
    """Return the latest test, or the latest that is over."""
    wanted = select(HelpTest).order_by(col(HelpTest.id).desc()).limit(1)
    if is_over:
        wanted = wanted.where(col(HelpTest.ended_at).is_not(None))
    return (await session.exec(wanted)).first()


async def tried(session: AsyncSession, test_id: int) -> Sequence[OutboxMessage]:
    """Return the messages of a test."""
    found = await session.exec(
        select(OutboxMessage).where(
            OutboxMessage.kind == HelpNotice.TRIED, OutboxMessage.about == test_id
        )
    )
    return found.all()


# --- figures ---


async def ended(session: AsyncSession, since: datetime, until: datetime) -> Sequence[HelpCall]:
    """Return the calls of that time that are over."""
    found = await session.exec(
        select(HelpCall).where(
            HelpCall.created_at >= since,
            HelpCall.created_at < until,
            col(HelpCall.ended_at).is_not(None),
        )
    )
    return found.all()
