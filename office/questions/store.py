"""The SQL of the questions."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete, select

from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.questions.models import GAP, Question


async def add_once(session: AsyncSession, question: Question) -> None:
    """Insert the question unless its update has brought it before."""
    await insert_missing(session, Question, [question.model_dump()], key=col(Question.id))


async def question_of(session: AsyncSession, question_id: int, member_id: int) -> Question | None:
    """The question, if this member asked it."""
    found = await session.exec(
        select(Question).where(Question.id == question_id, Question.member_id == member_id)
    )
    return found.first()


async def last_of(session: AsyncSession, member_id: int) -> Question | None:
    """The question that the member asked last."""
    found = await session.exec(
        select(Question)
        .where(Question.member_id == member_id)
        .order_by(col(Question.asked_at).desc(), col(Question.id).desc())
        .limit(1)
    )
    return found.first()


async def gaps(
    session: AsyncSession,
    limit: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Sequence[Question]:
    """The latest questions that no SOP answered, with or without a head's answer."""
    query = select(Question).where(Question.band == GAP)
    if since is not None:
        query = query.where(Question.asked_at >= since)
    if until is not None:
        query = query.where(Question.asked_at < until)
    latest_first = (col(Question.asked_at).desc(), col(Question.id).desc())
    return (await session.exec(query.order_by(*latest_first).limit(limit))).all()


async def forget(session: AsyncSession, question_id: int, member_id: int) -> bool:
    """Delete a question of this member's; say whether it was there."""
    result = await session.exec(
        delete(Question).where(
            col(Question.id) == question_id, col(Question.member_id) == member_id
        )
    )
    return bool(result.rowcount)
