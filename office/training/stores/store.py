"""The SQL of the cards, of what each member knows, and of the plans."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, exists, union
from sqlmodel import col, delete, func, select

from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.people import Member, reachable_members
from office.training.models import (
    CardDay,
    CardState,
    HeldItem,
    Progress,
    ScriptUse,
    Snooze,
    TrainingPlan,
)
from office.training.rules.leitner import Place

_PUT_OFF_COUNTS_FOR = timedelta(days=31)

# --- cards ---


async def insert_cards(session: AsyncSession, rows: list[dict[str, Any]]) -> Sequence[CardDay]:
    """Insert the cards of a day for members who have none. Returns those inserted."""
    ids = await insert_missing(session, CardDay, rows, key=col(CardDay.id))
    return (await session.exec(select(CardDay).where(col(CardDay.id).in_(ids)))).all()


async def lock_card(session: AsyncSession, card_day_id: int) -> CardDay | None:
    found = await session.exec(select(CardDay).where(CardDay.id == card_day_id).with_for_update())
    return found.first()


async def card_of_day(session: AsyncSession, member_id: int, day: date) -> CardDay | None:
    found = await session.exec(
        select(CardDay).where(CardDay.member_id == member_id, CardDay.day == day)
    )
    return found.first()


async def lacking_card(
    session: AsyncSession, today: date, *, promised_since: date | None
) -> Sequence[Member]:
    """Return the members who have no card today; with a day, only those promised one since."""
    lacks = ~exists(
        select(CardDay.id).where(col(CardDay.member_id) == col(Member.id), CardDay.day == today)
    )
    if promised_since is not None:
        lacks = lacks & col(Member.id).in_(_promised(today, promised_since))
    return await reachable_members(session, lacks)


async def last_cards(
    session: AsyncSession, members: Collection[int], before: date
) -> Sequence[CardDay]:
    """Return each member's last card before a day."""
    last = (
        select(col(CardDay.member_id), func.max(CardDay.day).label("day"))
        .where(col(CardDay.member_id).in_(members), col(CardDay.day) < before)
        .group_by(col(CardDay.member_id))
        .subquery()
    )
    found = await session.exec(
        select(CardDay).join(
            last, (col(CardDay.member_id) == last.c.member_id) & (col(CardDay.day) == last.c.day)
        )
    )
    return found.all()


async def cards_given(
    session: AsyncSession, members: Collection[int], before: date
) -> dict[int, dict[str, date]]:
    """Return when each member was last given each card."""
    found = await session.exec(
        select(CardDay.member_id, CardDay.card_id, func.max(CardDay.day))
        .where(col(CardDay.member_id).in_(members), col(CardDay.day) < before)
        .group_by(col(CardDay.member_id), col(CardDay.card_id))
    )
    return by_member(found.all())


# --- what was promised ---


def _promised(today: date, scripts_since: date) -> CompoundSelect[int]:
    """Select the ids of members who may have been promised a card for today. A few too many do no
    harm. A member away for over a month gets theirs on the next day of the schedule."""
    put_off = select(CardDay.member_id).where(
        CardDay.state == CardState.TOMORROW,
        col(CardDay.day) >= today - _PUT_OFF_COUNTS_FOR,
        col(CardDay.day) < today,
    )
    scripts = select(ScriptUse.member_id).where(
        col(ScriptUse.used_on) >= scripts_since, col(ScriptUse.used_on) < today
    )
    wrong = select(Progress.member_id).where(
        col(Progress.is_right).is_(False), col(Progress.due_on) <= today
    )
    return union(put_off, scripts, wrong)


async def with_promise(session: AsyncSession, today: date, scripts_since: date) -> set[int]:
    """Return the ids of members who may have been promised a card for today."""
    connection = await session.connection()
    return set((await connection.execute(_promised(today, scripts_since))).scalars())


async def scripts_used(
    session: AsyncSession, members: Collection[int], since: date, before: date
) -> Sequence[ScriptUse]:
    """Return the scripts used in those days, the latest first."""
    found = await session.exec(
        select(ScriptUse)
        .where(
            col(ScriptUse.member_id).in_(members),
            col(ScriptUse.used_on) >= since,
            col(ScriptUse.used_on) < before,
        )
        .order_by(col(ScriptUse.id).desc())
    )
    return found.all()


# --- what each member knows ---


async def places(session: AsyncSession, members: Collection[int]) -> dict[int, dict[str, Place]]:
    """Return the place of each item for each of the members."""
    found = await session.exec(select(Progress).where(col(Progress.member_id).in_(members)))
    by_member: dict[int, dict[str, Place]] = defaultdict(dict)
    for row in found.all():
        by_member[row.member_id][row.item_id] = _place(row)
    return by_member


async def place(session: AsyncSession, member_id: int, item_id: str) -> Place | None:
    row = await session.get(Progress, (member_id, item_id), with_for_update=True)
    return None if row is None else _place(row)


async def put(session: AsyncSession, member_id: int, item_id: str, at: Place) -> None:
    """Put an item into its box."""
    await session.merge(
        Progress(
            member_id=member_id,
            item_id=item_id,
            box=at.box,
            due_on=at.due_on,
            is_right=at.is_right,
            answered_on=at.answered_on,
        )
    )


def _place(row: Progress) -> Place:
    return Place(row.box, row.due_on, row.is_right, row.answered_on)


# --- what is held back ---


async def hold_item(session: AsyncSession, item_id: str, fingerprint: str, at: datetime) -> bool:
    """Hold the item back: nobody is given it from now on. False if it is already held."""
    row = {"item_id": item_id, "fingerprint": fingerprint, "held_at": at}
    return bool(await insert_missing(session, HeldItem, [row], key=col(HeldItem.item_id)))


async def held_items(session: AsyncSession) -> dict[str, str]:
    """Return the held items, each with the fingerprint of its wording."""
    found = await session.exec(select(HeldItem.item_id, HeldItem.fingerprint))
    return dict(found.all())


async def release_items(session: AsyncSession, items: Collection[str]) -> None:
    """Serve these items again."""
    await session.exec(delete(HeldItem).where(col(HeldItem.item_id).in_(items)))


# --- pauses, plans ---


async def snoozed(session: AsyncSession, today: date) -> set[int]:
    """Return the members who are in a pause."""
    found = await session.exec(select(Snooze.member_id).where(col(Snooze.until) >= today))
    return set(found.all())


async def plans(session: AsyncSession) -> dict[str, TrainingPlan]:
    """Return what was set from chat, by unit."""
    return {plan.unit: plan for plan in (await session.exec(select(TrainingPlan))).all()}


async def forget_plan(session: AsyncSession, unit: str) -> None:
    await session.exec(delete(TrainingPlan).where(col(TrainingPlan.unit) == unit))


def by_member(rows: Iterable[tuple[int, str, date]]) -> dict[int, dict[str, date]]:
    """Group rows of member, item and day: member → item → day."""
    by_member: dict[int, dict[str, date]] = defaultdict(dict)
    for member, item, day in rows:
        by_member[member][item] = day
    return by_member
