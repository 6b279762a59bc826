"""The SQL of the words that are taken out of closed reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, delete, func, or_, select

from office.anomalies.models import CLOSED, Anomaly, Attachment, State
from office.database import AsyncSession

# Reopened and closed again after it was erased, it may hold new words.
_HAS_WORDS = or_(col(Anomaly.erased_at).is_(None), col(Anomaly.erased_at) < col(Anomaly.changed_at))
# Said of an earlier closing it does not count.
_IS_TOLD = and_(
    col(Anomaly.erasure_told_at).is_not(None),
    col(Anomaly.erasure_told_at) >= col(Anomaly.changed_at),
)


async def forget_attachments(session: AsyncSession, anomaly_id: int) -> None:
    await session.exec(delete(Attachment).where(col(Attachment.anomaly_id) == anomaly_id))


async def lock_untold(
    session: AsyncSession, state: State, closed_before: datetime, most: int
) -> Sequence[Anomaly]:
    """The closed reports of which the admins must be told before their words go."""
    found = await session.exec(
        select(Anomaly)
        .where(_is_due(state, closed_before), ~_IS_TOLD)
        .order_by(col(Anomaly.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return found.all()


async def to_erase(
    session: AsyncSession,
    state: State,
    closed_before: datetime,
    told_before: datetime,
    after: int,
    most: int,
) -> Sequence[int]:
    """The closed reports that are old enough, and of which the admins were told in time."""
    found = await session.exec(
        select(Anomaly.id)
        .where(
            _is_due(state, closed_before),
            _IS_TOLD,
            col(Anomaly.erasure_told_at) <= told_before,
            col(Anomaly.id) > after,
        )
        .order_by(col(Anomaly.id))
        .limit(most)
    )
    return found.all()


async def count_due(session: AsyncSession, state: State, closed_before: datetime) -> int:
    """How many closed reports are old enough, told of or not."""
    found = await session.exec(
        select(func.count()).select_from(Anomaly).where(_is_due(state, closed_before))
    )
    return found.one()


async def count_told(session: AsyncSession) -> int:
    """How many closed reports the admins were told of, and whose words are still there."""
    closed = [str(state) for state in CLOSED]
    found = await session.exec(
        select(func.count())
        .select_from(Anomaly)
        .where(col(Anomaly.state).in_(closed), _HAS_WORDS, _IS_TOLD)
    )
    return found.one()


def _is_due(state: State, closed_before: datetime) -> ColumnElement[bool]:
    """Whatever is written into a closed report lets it count anew: what closed it, that a card did
    not arrive, or that its reporter asked to open it and was answered; not that it was printed."""
    return and_(col(Anomaly.state) == state, _HAS_WORDS, col(Anomaly.changed_at) <= closed_before)
