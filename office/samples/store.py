"""The SQL of the requests, and of the news and questions that decide whom to ask."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, select

from office.changes.models import SopChange
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.questions.models import Question
from office.samples.models import SampleRequest


async def begin_asking(session: AsyncSession) -> None:
    """Let one process ask at a time: two would ask the same people."""
    await lock_table(session, SampleRequest)


async def news(
    session: AsyncSession, since: datetime, until: datetime
) -> Sequence[tuple[str, datetime]]:
    """Return which sections were told as new or changed in that time, and when, oldest first."""
    found = await session.exec(
        select(SopChange.passage, SopChange.told_at)
        .where(SopChange.told_at > since, SopChange.told_at <= until, SopChange.passage != "")
        .order_by(col(SopChange.told_at), col(SopChange.id))
    )
    return found.all()


async def come_anew(
    session: AsyncSession, passages: Collection[str], since: datetime
) -> frozenset[str]:
    """Return those of these sections that came since then, and were not there before."""
    found = await session.exec(
        select(SopChange).where(col(SopChange.passage).in_(passages), SopChange.told_at > since)
    )
    return frozenset(change.passage for change in found.all() if change.is_new)


async def requests(session: AsyncSession) -> Sequence[SampleRequest]:
    """Return every request that is kept."""
    return (await session.exec(select(SampleRequest).order_by(col(SampleRequest.id)))).all()


async def lock_request(session: AsyncSession, request_id: int) -> SampleRequest | None:
    return await session.get(
        SampleRequest, request_id, with_for_update=True, populate_existing=True
    )


async def asked(session: AsyncSession, since: datetime, limit: int) -> Sequence[Question]:
    """Return the latest questions, answered or not."""
    found = await session.exec(
        select(Question)
        .where(Question.asked_at >= since)
        .order_by(col(Question.asked_at).desc(), col(Question.id).desc())
        .limit(limit)
    )
    return found.all()
