"""The SQL of the announcements."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from sqlmodel import col, func, or_, select, update

from office.announcements.models import Announcement, AnnouncementEntry, Delivery
from office.announcements.rules.states import IN_FORCE, NOT_OUT, State
from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.outbox import MessageState, OutboxMessage
from office.people import Member

# Rows in one INSERT. Both databases limit the values of one statement to about 32,000.
_MOST_ROWS = 1000


async def lock(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """Return the announcement, read anew and locked until the commit."""
    return await session.get(
        Announcement, announcement_id, with_for_update=True, populate_existing=True
    )


async def count_open_in(session: AsyncSession, section: str, _today: date) -> int:
    """Count the announcements to a section that have not gone out."""
    found = await session.exec(
        select(Announcement).where(
            col(Announcement.state).in_([State.DRAFT, *NOT_OUT]), Announcement.audience != ""
        )
    )
    return sum(section in one.segment.sections for one in found.all() if one.segment)


async def lock_words(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """Return the announcement, read anew. Until the commit many may read it, and nobody writes."""
    return await session.get(
        Announcement, announcement_id, with_for_update={"read": True}, populate_existing=True
    )


async def draft(
    session: AsyncSession, author_id: int, *, is_locked: bool = False
) -> Announcement | None:
    statement = select(Announcement).where(
        Announcement.author_id == author_id, Announcement.state == State.DRAFT
    )
    found = await session.exec(statement.with_for_update() if is_locked else statement)
    return found.first()


async def next_number(session: AsyncSession) -> int:
    """Return the number after the last one that an announcement was sent in with."""
    found = await session.exec(
        select(func.max(Announcement.number)).where(col(Announcement.submitted_at).is_not(None))
    )
    return (found.one() or 0) + 1


async def drop_draft(session: AsyncSession, author_id: int) -> None:
    """Cancel the draft. Its row stays, so that an old button finds no other one by its id."""
    await session.exec(
        update(Announcement)
        .where(col(Announcement.author_id) == author_id, col(Announcement.state) == State.DRAFT)
        .values(state=State.CANCELLED, html="", photo_id=None, document_id=None, changes=None)
    )


async def count_others(session: AsyncSession, member_id: int) -> int:
    """Return how many active members there are besides this one."""
    found = await session.exec(
        select(func.count()).where(col(Member.deactivated_at).is_(None), Member.id != member_id)
    )
    return found.one()


# --- deliveries ---


async def add_deliveries(
    session: AsyncSession,
    announcement_id: int,
    recipients: Iterable[tuple[int, str, str]],
    *,
    is_late: bool = False,
) -> list[int]:
    """Address the members (id, unit, section) who are not addressed yet. Returns their ids."""
    rows = [
        {
            "announcement_id": announcement_id,
            "member_id": member_id,
            "unit": unit,
            "section": section,
            "is_late": is_late,
            "nudges": 0,
        }
        for member_id, unit, section in recipients
    ]
    added: list[int] = []
    for first in range(0, len(rows), _MOST_ROWS):
        part = rows[first : first + _MOST_ROWS]
        added += await insert_missing(session, Delivery, part, key=col(Delivery.member_id))
    return added


async def delivery(session: AsyncSession, announcement_id: int, member_id: int) -> Delivery | None:
    found = await session.exec(
        select(Delivery).where(
            Delivery.announcement_id == announcement_id, Delivery.member_id == member_id
        )
    )
    return found.first()


async def unread(session: AsyncSession, announcement_id: int) -> Sequence[Delivery]:
    found = await session.exec(
        select(Delivery)
        .where(Delivery.announcement_id == announcement_id, col(Delivery.read_at).is_(None))
        .order_by(col(Delivery.id))
    )
    return found.all()


async def count_deliveries(session: AsyncSession, announcement_id: int) -> tuple[int, int, int]:
    """Return how many got it late, how many have read it, and the most nudges of one recipient."""
    found = await session.exec(
        select(
            func.count().filter(col(Delivery.is_late)),
            func.count(col(Delivery.read_at)),
            func.coalesce(func.max(Delivery.nudges), 0),
        ).where(Delivery.announcement_id == announcement_id)
    )
    return found.one()


async def mark_read(session: AsyncSession, delivery_id: int, at: datetime) -> bool:
    """Note the first reading. False if there was one before."""
    result = await session.exec(
        update(Delivery)
        .where(col(Delivery.id) == delivery_id, col(Delivery.read_at).is_(None))
        .values(read_at=at)
    )
    return bool(result.rowcount)


async def ask_again(session: AsyncSession, announcement_id: int) -> Sequence[int]:
    """Take back every reading, but keep its time. Returns whose readings these were."""
    asked = (
        update(Delivery)
        .where(col(Delivery.announcement_id) == announcement_id, col(Delivery.read_at).is_not(None))
        .values(read_before_at=Delivery.read_at, read_at=None, nudges=0, last_nudged_at=None)
    )
    return (await session.exec(asked.returning(col(Delivery.member_id)))).scalars().all()


async def mark_nudged(session: AsyncSession, delivery_ids: Collection[int], at: datetime) -> None:
    await session.exec(
        update(Delivery)
        .where(col(Delivery.id).in_(delivery_ids))
        .values(nudges=Delivery.nudges + 1, last_nudged_at=at)
    )


async def copies(
    session: AsyncSession,
    announcement_id: int,
    kinds: Collection[str],
    member_id: int | None = None,
) -> Sequence[OutboxMessage]:
    """Return the messages of these kinds that have arrived or may. A digest is about none."""
    late = select(Delivery.member_id).where(
        Delivery.announcement_id == announcement_id, col(Delivery.is_late)
    )
    has_arrived = col(OutboxMessage.message_id).is_not(None)
    is_leaving = col(OutboxMessage.owner).is_not(None) | col(OutboxMessage.started_at).is_not(None)
    query = select(OutboxMessage).where(
        col(OutboxMessage.kind).in_(kinds),
        or_(
            OutboxMessage.about == announcement_id,
            col(OutboxMessage.about).is_(None) & col(OutboxMessage.recipient_id).in_(late),
        ),
        or_(
            has_arrived & (col(OutboxMessage.state) == MessageState.SENT),
            col(OutboxMessage.state).in_((MessageState.WAITING, MessageState.HELD)) & is_leaving,
        ),
    )
    if member_id is not None:
        query = query.where(OutboxMessage.recipient_id == member_id)
    return (await session.exec(query.order_by(col(OutboxMessage.id)))).all()


# --- queries ---


async def look_by(session: AsyncSession, announcement_id: int, at: datetime) -> bool:
    """Let the scheduler look at it by then. False if it does so anyway."""
    result = await session.exec(
        update(Announcement)
        .where(
            col(Announcement.id) == announcement_id,
            or_(col(Announcement.due_at).is_(None), col(Announcement.due_at) > at),
        )
        .values(due_at=at)
    )
    return bool(result.rowcount)


async def due(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Return the announcements that the scheduler must look at now, the most overdue first."""
    found = await session.exec(
        select(Announcement.id)
        .where(col(Announcement.due_at) <= now)
        .order_by(col(Announcement.due_at), col(Announcement.id))
    )
    return found.all()


async def next_due(session: AsyncSession) -> datetime | None:
    return (await session.exec(select(func.min(Announcement.due_at)))).one()


async def out(session: AsyncSession) -> Sequence[Announcement]:
    """Return what was sent and not recalled. `validity.py` says whether it is in force."""
    found = await session.exec(
        select(Announcement)
        .where(col(Announcement.state).in_(IN_FORCE), col(Announcement.recalled_at).is_(None))
        .order_by(col(Announcement.id))
    )
    return found.all()


async def addressed_by(session: AsyncSession, announcement_id: int) -> Sequence[int]:
    """Return the members to whom the announcement was addressed."""
    found = await session.exec(
        select(Delivery.member_id).where(Delivery.announcement_id == announcement_id)
    )
    return found.all()


async def addressed_to(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return the announcements that were addressed to the member."""
    found = await session.exec(
        select(Delivery.announcement_id).where(Delivery.member_id == member_id)
    )
    return found.all()


async def submitted_by(session: AsyncSession, author_id: int) -> Sequence[Announcement]:
    """Return what the author has submitted, the latest first."""
    found = await session.exec(
        select(Announcement)
        .where(Announcement.author_id == author_id, col(Announcement.submitted_at).is_not(None))
        .order_by(col(Announcement.id).desc())
    )
    return found.all()


async def history(session: AsyncSession, announcement_id: int) -> Sequence[AnnouncementEntry]:
    found = await session.exec(
        select(AnnouncementEntry)
        .where(AnnouncementEntry.announcement_id == announcement_id)
        .order_by(col(AnnouncementEntry.id))
    )
    return found.all()
