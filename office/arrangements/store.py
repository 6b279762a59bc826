"""The SQL of the arrangements."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from office.database import AsyncSession
from office.revisions.models import Revision


async def begun_since(session: AsyncSession, path: str, since: datetime) -> Sequence[int]:
    """Return the revisions of a file that have begun since then, the oldest first."""
    found = await session.exec(
        select(Revision.id)
        .where(
            Revision.path == path,
            col(Revision.started_at) >= since,
            col(Revision.ended_at).is_(None),
        )
        .order_by(col(Revision.number))
    )
    return found.all()
