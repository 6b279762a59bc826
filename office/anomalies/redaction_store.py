"""The SQL that removes words from closed reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, delete, func, select, true

from office.anomalies.models import CLOSED, Anomaly, Attachment
from office.anomalies.store import REPORTS
from office.database import AsyncSession

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
    session: AsyncSession, state: str, closed_before: datetime, most: int
) -> Sequence[Anomaly]:
    """Return the closed reports whose words must go, and of which admins are not told yet."""
    found = await session.exec(
        select(Anomaly)
        .where(REPORTS.is_old(state, closed_before), ~_IS_TOLD)
        .order_by(col(Anomaly.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return found.all()


def is_told_by(moment: datetime) -> ColumnElement[bool]:
    """Whether admins knew by that moment that the words will go."""
    return and_(_IS_TOLD, col(Anomaly.erasure_told_at) <= moment)


async def count_told(session: AsyncSession) -> int:
    """Return how many closed reports admins were told of, and still have their words."""
    closed = [str(state) for state in CLOSED]
    found = await session.exec(
        select(func.count())
        .select_from(Anomaly)
        .where(col(Anomaly.state).in_(closed), REPORTS.has_words, _IS_TOLD)
    )
    return found.one()
