"""The SQL that removes words from closed reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, delete, func, or_, select, true

from office.anomalies.models import CLOSED, Anomaly, Attachment, State
from office.database import AsyncSession

# A report that was reopened and closed again after its erasure may hold new words.
_HAS_WORDS = or_(col(Anomaly.erased_at).is_(None), col(Anomaly.erased_at) < col(Anomaly.changed_at))
# A notice about an earlier closing does not count.
_IS_TOLD = and_(
    col(Anomaly.erasure_told_at).is_not(None),
    col(Anomaly.erasure_told_at) >= col(Anomaly.changed_at),
)


async def forget_attachments(
    session: AsyncSession, anomaly_id: int, entry_number: int | None = None
) -> None:
    """Delete the files of a report, or those that came with one entry."""
    of_entry = true() if entry_number is None else col(Attachment.entry_number) == entry_number
    await session.exec(delete(Attachment).where(col(Attachment.anomaly_id) == anomaly_id, of_entry))


async def lock_untold(
    session: AsyncSession, state: State, closed_before: datetime, most: int
) -> Sequence[Anomaly]:
    """Return the closed reports whose words must go, and of which admins are not told yet."""
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
    """Return the closed reports that are old enough, and of which admins were told in time."""
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
    """Return how many closed reports are old enough, whether admins were told or not."""
    found = await session.exec(
        select(func.count()).select_from(Anomaly).where(_is_due(state, closed_before))
    )
    return found.one()


async def count_told(session: AsyncSession) -> int:
    """Return how many closed reports admins were told of, and still have their words."""
    closed = [str(state) for state in CLOSED]
    found = await session.exec(
        select(func.count())
        .select_from(Anomaly)
        .where(col(Anomaly.state).in_(closed), _HAS_WORDS, _IS_TOLD)
    )
    return found.one()


def _is_due(state: State, closed_before: datetime) -> ColumnElement[bool]:
    """Whether a report was closed long enough ago. Each change since its closing starts the time
    anew (a card that did not arrive, a request to reopen and its answer), but not a printed
    record."""
    return and_(col(Anomaly.state) == state, _HAS_WORDS, col(Anomaly.changed_at) <= closed_before)
