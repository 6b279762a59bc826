"""The SQL of the questions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import and_, col, delete, or_, select, update

from office.database import AsyncSession, Look, Transaction
from office.database.dialect import insert_missing, table_of
from office.database.look import fields_of
from office.questions.models import GAP, Asked, Question, SectionOpening


async def add_once(session: Transaction, question: dict[str, Any]) -> None:
    """Insert the question, unless its update has already brought it."""
    await insert_missing(session, Question, [question], key=col(Question.id))


async def lock_question(session: AsyncSession, question_id: int) -> None:
    """Let nobody else do something with the question at the same time."""
    await session.get(Question, question_id, with_for_update=True)


async def question_of(session: AsyncSession, question_id: int, member_id: int) -> Question | None:
    """Return the question, if this member asked it."""
    found = await session.exec(
        select(Question).where(Question.id == question_id, Question.member_id == member_id)
    )
    return found.first()


async def before(session: AsyncSession, question: Question, since: datetime) -> Question | None:
    """Return what its member had asked just before the question, but not before `since`."""
    latest_first = (col(Question.asked_at).desc(), col(Question.id).desc())
    is_earlier = or_(
        col(Question.asked_at) < question.asked_at,
        and_(Question.asked_at == question.asked_at, col(Question.id) < question.id),
    )
    found = await session.exec(
        select(Question)
        .where(Question.member_id == question.member_id, col(Question.asked_at) >= since)
        .where(is_earlier)
        .order_by(*latest_first)
        .limit(1)
    )
    return found.first()


_QUESTIONS = table_of(Question).c
# Built once, because every question runs it.
_LAST_OF = (
    fields_of(Question, Asked._fields)
    .where(_QUESTIONS.member_id == bindparam("member_id"))
    .order_by(_QUESTIONS.asked_at.desc(), _QUESTIONS.id.desc())
    .limit(1)
)


async def last_of(look: Look, member_id: int) -> Asked | None:
    """Return the question that the member asked last."""
    return next((Asked._make(row) for row in await look(_LAST_OF, member_id=member_id)), None)


async def recent_gaps(
    session: AsyncSession,
    limit: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Sequence[Question]:
    """Return the latest questions that no SOP answered, with or without a head's answer."""
    query = select(Question).where(Question.band == GAP)
    if since is not None:
        query = query.where(Question.asked_at >= since)
    if until is not None:
        query = query.where(Question.asked_at < until)
    latest_first = (col(Question.asked_at).desc(), col(Question.id).desc())
    return (await session.exec(query.order_by(*latest_first).limit(limit))).all()


async def recent(session: AsyncSession, since: datetime, limit: int) -> Sequence[Question]:
    """Return the latest questions, answered or not."""
    found = await session.exec(
        select(Question)
        .where(col(Question.asked_at) >= since)
        .order_by(col(Question.asked_at).desc(), col(Question.id).desc())
        .limit(limit)
    )
    return found.all()


async def forget(session: AsyncSession, question_id: int, member_id: int) -> bool:
    """Delete a question of this member. Returns whether there was one."""
    result = await session.exec(
        delete(Question).where(
            col(Question.id) == question_id, col(Question.member_id) == member_id
        )
    )
    return bool(result.rowcount)


async def note_opening(
    session: AsyncSession, member_id: int, sop_id: str, section: str, day: date
) -> None:
    """Store when the member last opened the section."""
    row = {"member_id": member_id, "sop_id": sop_id, "section": section, "opened_on": day}
    if await insert_missing(session, SectionOpening, [row], key=col(SectionOpening.sop_id)):
        return
    await session.exec(
        update(SectionOpening)
        .where(
            col(SectionOpening.member_id) == member_id,
            col(SectionOpening.sop_id) == sop_id,
            col(SectionOpening.section) == section,
        )
        .values(opened_on=day)
    )
