"""The SQL of the outbox."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Interval, String, bindparam, cast, literal, literal_column
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import aliased
from sqlmodel import col, exists, func, or_, select, update

from office.database import AsyncSession, Look
from office.database.dialect import insert_missing, table_of
from office.database.types import UtcDateTime
from office.outbox.models import MessageState, OutboxMessage, Pace, Priority
from office.people import Member
from office.replicas.models import Replica

# A bound value would keep SQLite from using the partial indexes.
_WAITING: ColumnElement[str] = literal_column("'waiting'")
_HELD: ColumnElement[str] = literal_column("'held'")
_DEAD: ColumnElement[str] = literal_column("'dead'")
_CHAT = "chat:"
# These updates change no object that the session holds.
_BLIND = {"synchronize_session": False}
# The states that have not ended. A message held while in flight ends like any other.
_OPEN = (MessageState.WAITING, MessageState.HELD)
# Rows in one INSERT. Both databases limit the values of one statement to about 32,000.
_MOST_ROWS = 1000


def chat_pace(recipient_id: int) -> str:
    """Return the id of the pace of one person's chat."""
    return f"{_CHAT}{recipient_id}"


async def insert(session: AsyncSession, rows: list[dict[str, Any]]) -> list[int]:
    """Insert the rows whose dedup key is not taken. Returns their ids."""
    ids: list[int] = []
    for first in range(0, len(rows), _MOST_ROWS):
        part = rows[first : first + _MOST_ROWS]
        ids.extend(await insert_missing(session, OutboxMessage, part, key=col(OutboxMessage.id)))
    return ids


async def claimable(
    session: AsyncSession,
    now: datetime,
    paced_after: datetime,
    urgent_paced_after: datetime,
    most: int,
    besides: Collection[int],
    least: Priority,
) -> Sequence[tuple[OutboxMessage, int, bool]]:
    """Return the next messages, their chats, and whether the recipients are still members.

    The messages are due and unclaimed, for none of the recipients `besides`, and their chats may be
    written to. `paced_after` is the `next_at` above which a chat's pace allows no more messages,
    and above `urgent_paced_after` it allows not even an urgent one.
    """
    other = aliased(OutboxMessage)
    recipient = col(OutboxMessage.recipient_id)
    # The second message to a person waits until the first has arrived.
    is_busy = exists(
        select(other.id).where(
            col(other.state).in_((_WAITING, _HELD)),
            col(other.recipient_id) == recipient,
            col(other.owner).is_not(None),
            col(other.ready_at) > now,
        )
    )
    is_paced = exists(
        select(Pace.id).where(
            col(Pace.id) == literal(_CHAT) + cast(recipient, String),
            col(Pace.next_at) > paced_after,
            or_(
                col(OutboxMessage.priority) > Priority.URGENT,
                col(Pace.next_at) > urgent_paced_after,
            ),
        )
    )
    found = await session.exec(
        select(OutboxMessage, Member.telegram_id, col(Member.deactivated_at).is_(None))
        .join(Member, col(Member.id) == recipient)
        .where(
            col(OutboxMessage.state) == _WAITING,
            col(OutboxMessage.priority) <= least,
            col(OutboxMessage.ready_at) <= now,
            ~is_busy,
            ~is_paced,
            recipient.not_in(besides),
        )
        .order_by(col(OutboxMessage.priority), col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(most)
        .with_for_update(skip_locked=True, of=OutboxMessage)
    )
    return found.all()


async def close_claim(
    session: AsyncSession,
    message_id: int,
    owner: str,
    values: dict[str, Any],
    states: tuple[MessageState, ...] = _OPEN,
) -> bool:
    """Write the values if the owner still has the message. Returns whether they did."""
    result = await session.exec(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.id) == message_id,
            col(OutboxMessage.owner) == owner,
            col(OutboxMessage.state).in_(states),
        )
        .values(**values),
        execution_options=_BLIND,
    )
    return bool(result.rowcount)


async def take_back(session: AsyncSession, owner: str, now: datetime) -> int:
    """Put back all that the owner has claimed. Returns how many messages that were."""
    result = await session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.state).in_((_WAITING, _HELD)), col(OutboxMessage.owner) == owner)
        .values(owner=None, ready_at=now),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def release_expired(session: AsyncSession, now: datetime) -> int:
    """Put back all that no living replica has claimed. Returns how many messages that were."""
    lives = exists(select(Replica.id).where(col(Replica.id) == col(OutboxMessage.owner)))
    found = (
        select(OutboxMessage.id)
        .where(
            col(OutboxMessage.state).in_((_WAITING, _HELD)),
            col(OutboxMessage.owner).is_not(None),
            ~lives,
        )
        .with_for_update(skip_locked=True, of=OutboxMessage)
    )
    result = await session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(found))
        .values(owner=None, ready_at=now),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def next_ready(session: AsyncSession) -> datetime | None:
    """Return when the first waiting message may be claimed."""
    found = await session.exec(
        select(func.min(OutboxMessage.ready_at)).where(col(OutboxMessage.state) == _WAITING)
    )
    return found.one()


async def next_chat(session: AsyncSession, now: datetime, paced_after: datetime) -> datetime | None:
    """Return the earliest `next_at` of the chats whose pace delays what is due."""
    found = await session.exec(
        select(func.min(Pace.next_at))
        .join(
            OutboxMessage,
            col(Pace.id) == literal(_CHAT) + cast(col(OutboxMessage.recipient_id), String),
        )
        .where(
            col(OutboxMessage.state) == _WAITING,
            col(OutboxMessage.ready_at) <= now,
            col(Pace.next_at) > paced_after,
        )
    )
    return found.one()


async def pace(session: AsyncSession, pace_id: str) -> datetime | None:
    """Return the `next_at` of a pace, or None if nothing was sent yet."""
    found = await session.exec(select(Pace.next_at).where(Pace.id == pace_id))
    return found.first()


async def hold_chat(session: AsyncSession, recipient_id: int, until: datetime) -> None:
    """Let nothing that waits for this person be claimed before that moment."""
    await session.exec(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.recipient_id) == recipient_id,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.owner).is_(None),
            col(OutboxMessage.ready_at) < until,
        )
        .values(ready_at=until)
    )


async def lock_paces(session: AsyncSession, pace_ids: list[str], now: datetime) -> dict[str, Pace]:
    """Return the paces with these ids, created if missing, and locked until the commit."""
    rows = [{"id": pace_id, "next_at": now} for pace_id in pace_ids]
    await insert_missing(session, Pace, rows, key=col(Pace.id))
    found = await session.exec(select(Pace).where(col(Pace.id).in_(pace_ids)).with_for_update())
    return {pace.id: pace for pace in found.all()}


_PACES, _MEMBERS = table_of(Pace).c, table_of(Member).c
# Built once, because every answer runs it.
_RESERVE = (
    postgresql.insert(table_of(Pace))
    .from_select(
        ["id", "next_at"],
        select(
            literal(_CHAT) + cast(_MEMBERS.id, String), bindparam("first", type_=UtcDateTime)
        ).where(_MEMBERS.telegram_id == bindparam("chat_id")),
    )
    .on_conflict_do_update(
        index_elements=[_PACES.id],
        set_={
            "next_at": func.greatest(_PACES.next_at, bindparam("now", type_=UtcDateTime))
            + bindparam("interval", type_=Interval)
        },
    )
    # The second column lets the commit go on without waiting for the disk.
    .returning(_PACES.next_at, func.set_config("synchronous_commit", "off", True))
)


async def reserve(look: Look, chat_id: int, now: datetime, interval: timedelta) -> datetime | None:
    """Move a member's chat on by an interval, from now at the earliest. Returns its `next_at`.

    For PostgreSQL, where a single statement is a transaction. None if it is no member's chat.
    """
    values = {"first": now + interval, "now": now, "interval": interval}
    moved = await look(_RESERVE, chat_id=chat_id, **values)
    return moved[0].next_at if moved else None


async def arrived(
    session: AsyncSession, kind: str, about: int | None, recipient_id: int
) -> Sequence[OutboxMessage]:
    """Return the sent messages of that kind and subject to the member, the oldest first."""
    found = await session.exec(
        select(OutboxMessage)
        .where(
            OutboxMessage.kind == kind,
            OutboxMessage.about == about,
            OutboxMessage.recipient_id == recipient_id,
            OutboxMessage.state == MessageState.SENT,
            col(OutboxMessage.message_id).is_not(None),
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()


async def is_overtaken(session: AsyncSession, message: OutboxMessage, now: datetime) -> bool:
    """Whether a later message of the same kind and subject is due or sent to the member."""
    found = await session.exec(
        select(OutboxMessage.id)
        .where(
            OutboxMessage.kind == message.kind,
            OutboxMessage.about == message.about,
            OutboxMessage.recipient_id == message.recipient_id,
            OutboxMessage.id > message.id,
            col(OutboxMessage.due_at) <= now,
            col(OutboxMessage.state).in_((MessageState.WAITING, MessageState.SENT)),
        )
        .limit(1)
    )
    return found.first() is not None


async def count_due(session: AsyncSession, now: datetime) -> tuple[int, datetime | None]:
    """Return how many messages are due and still wait, and since when the oldest does."""
    found = await session.exec(
        select(func.count(), func.min(OutboxMessage.due_at)).where(
            col(OutboxMessage.state) == _WAITING, col(OutboxMessage.due_at) <= now
        )
    )
    return found.one()


async def count_dead(session: AsyncSession) -> int:
    found = await session.exec(select(func.count()).where(col(OutboxMessage.state) == _DEAD))
    return found.one()


async def count_by_error(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Return how many messages since then wait for a retry or are dead, by their last error."""
    counts: Counter[str] = Counter()
    # Two statements: each uses a partial index, and neither reads what was sent.
    for state in (_WAITING, _DEAD):
        found = await session.exec(
            select(OutboxMessage.error, func.count())
            .where(
                col(OutboxMessage.state) == state,
                col(OutboxMessage.error).is_not(None),
                col(OutboxMessage.created_at) >= since,
            )
            .group_by(col(OutboxMessage.error))
        )
        counts.update({error: count for error, count in found.all() if error is not None})
    return dict(counts)
