"""The SQL of a batch: all messages of one kind about one thing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, literal_column
from sqlmodel import col, func, or_, select, update

from office.database import AsyncSession
from office.outbox.models import EARLIER, MessageState, OutboxMessage
from office.outbox.values import Tally

_OPEN = (MessageState.WAITING, MessageState.HELD)
# A bound value would keep SQLite from using the partial index.
_DEAD: ColumnElement[str] = literal_column("'dead'")
# The error that the sender notes when somebody has blocked the bot or left Telegram.
_BLOCKED = or_(
    col(OutboxMessage.error).like("Forbidden%"),
    func.lower(col(OutboxMessage.error)).like("%chat not found%"),
)
# These updates change no object that the session holds.
_BLIND = {"synchronize_session": False}


async def hold(session: AsyncSession, kind: str, about: int, now: datetime) -> int:
    """Hold the waiting messages, and release those not in flight. Returns how many were held."""
    result = await session.exec(
        update(OutboxMessage)
        .where(_is_of(kind, about), col(OutboxMessage.state) == MessageState.WAITING)
        .values(
            state=MessageState.HELD,
            owner=case((_is_in_flight(now), col(OutboxMessage.owner)), else_=None),
        ),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def resume(session: AsyncSession, kind: str, about: int, now: datetime) -> int:
    """Let held messages wait again, due from now on: the delay must not count as a failure."""
    due_at = case((col(OutboxMessage.due_at) < now, now), else_=col(OutboxMessage.due_at))
    result = await session.exec(
        update(OutboxMessage)
        .where(_is_of(kind, about), col(OutboxMessage.state) == MessageState.HELD)
        .values(
            state=MessageState.WAITING,
            due_at=due_at,
            ready_at=case((_is_in_flight(now), col(OutboxMessage.ready_at)), else_=due_at),
        ),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def cancel(session: AsyncSession, kind: str, about: int, why: str, now: datetime) -> int:
    """Drop the messages that are not in flight. Returns how many were dropped."""
    is_open = and_(_is_of(kind, about), col(OutboxMessage.state).in_(_OPEN))
    result = await session.exec(
        update(OutboxMessage)
        .where(is_open, ~_is_in_flight(now))
        .values(state=MessageState.DROPPED, error=why, owner=None),
        execution_options=_BLIND,
    )
    # The rest is in flight. If it must be tried again, it is not held, but rendered anew.
    await session.exec(
        update(OutboxMessage).where(is_open).values(state=MessageState.WAITING),
        execution_options=_BLIND,
    )
    return int(result.rowcount)


async def lock(session: AsyncSession, kind: str, about: int) -> None:
    """Keep others from claiming the open messages until the commit."""
    await session.exec(
        select(OutboxMessage.id)
        .where(_is_of(kind, about), col(OutboxMessage.state).in_(_OPEN))
        .order_by(col(OutboxMessage.id))
        .with_for_update()
    )


async def reached(session: AsyncSession, kind: str, about: int) -> Sequence[int]:
    """Return the members who have got one, or may have: it was claimed or its request sent."""
    found = await session.exec(
        select(OutboxMessage.recipient_id)
        .where(
            _is_of(kind, about),
            or_(
                col(OutboxMessage.state) == MessageState.SENT,
                and_(
                    col(OutboxMessage.state).in_(_OPEN),
                    or_(
                        col(OutboxMessage.owner).is_not(None),
                        # It was on its way when its sender died, and may have arrived.
                        col(OutboxMessage.started_at).is_not(None),
                    ),
                ),
            ),
        )
        .distinct()
        .order_by(col(OutboxMessage.recipient_id))
    )
    return found.all()


async def has_unclaimed(session: AsyncSession, kind: str, about: int, recipient_id: int) -> bool:
    """Whether one to this member waits and is not claimed."""
    found = await session.exec(
        select(OutboxMessage.id)
        .where(
            _is_of(kind, about),
            col(OutboxMessage.recipient_id) == recipient_id,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.owner).is_(None),
        )
        .limit(1)
    )
    return found.first() is not None


async def tally(session: AsyncSession, kind: str, about: int) -> Tally:
    """Count how they ended, or that they are still waiting or held."""
    found = await session.exec(
        select(OutboxMessage.state, func.count(), func.count().filter(_BLOCKED))
        .where(_is_of(kind, about))
        .group_by(col(OutboxMessage.state))
    )
    rows = found.all()
    all_of = {state: count for state, count, _ in rows}
    blocked = {state: count for state, _, count in rows}.get(MessageState.DEAD, 0)
    return Tally(
        waiting=all_of.get(MessageState.WAITING, 0),
        held=all_of.get(MessageState.HELD, 0),
        sent=all_of.get(MessageState.SENT, 0),
        failed=all_of.get(MessageState.DEAD, 0) - blocked,
        blocked=blocked,
        dropped=all_of.get(MessageState.DROPPED, 0),
    )


async def blocked(
    session: AsyncSession, recipient_id: int, kinds: Collection[str]
) -> Sequence[OutboxMessage]:
    """Return what did not arrive because this member had blocked the bot, the oldest first."""
    found = await session.exec(
        select(OutboxMessage)
        .where(
            col(OutboxMessage.state) == _DEAD,
            _BLOCKED,
            OutboxMessage.recipient_id == recipient_id,
            col(OutboxMessage.kind).in_(kinds),
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()


async def blocked_for(session: AsyncSession, kind: str, about: int) -> Sequence[int]:
    """Return the members whom it did not reach because they have blocked the bot."""
    found = await session.exec(
        select(OutboxMessage.recipient_id)
        .where(_is_of(kind, about), col(OutboxMessage.state) == _DEAD, _BLOCKED)
        .order_by(col(OutboxMessage.recipient_id))
    )
    return found.all()


async def wait_again(session: AsyncSession, ids: Collection[int], now: datetime) -> None:
    """Let these messages wait as if they had just been enqueued.

    They keep their error, by which it is known that they arrive after all.
    """
    await session.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(ids))
        .values(
            state=MessageState.WAITING,
            due_at=now,
            ready_at=now,
            tries=0,
            started_at=None,
        ),
        execution_options=_BLIND,
    )


def _is_of(kind: str, about: int) -> ColumnElement[bool]:
    return and_(col(OutboxMessage.kind) == kind, col(OutboxMessage.about) == about)


def _is_in_flight(now: datetime) -> ColumnElement[bool]:
    """Its request is on its way, and its owner is not known to be dead."""
    return and_(
        col(OutboxMessage.owner).is_not(None),
        # Callers negate this, and a comparison with NULL stays NULL when it is negated.
        col(OutboxMessage.started_at).is_not(None),
        col(OutboxMessage.started_at) > EARLIER,
        col(OutboxMessage.ready_at) > now,
    )
