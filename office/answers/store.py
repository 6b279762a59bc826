"""The SQL of the forwarded questions and their answers."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import and_, case, col, exists, func, or_, select, text, union

from office.answers.models import (
    IS_IN_FORCE,
    IS_OPEN,
    AnsweredQuestion,
    ForwardedQuestion,
    HeadAnswer,
)
from office.answers.notices import AnswerNotice
from office.database import AsyncSession, Look
from office.database.dialect import table_of
from office.database.look import fields_of
from office.outbox import MessageState, OutboxMessage
from office.questions import Question
from office.records import open_rows


async def lock(session: AsyncSession, forwarded_id: int) -> ForwardedQuestion | None:
    """Return the forwarded question, locked for this transaction."""
    return await session.get(
        ForwardedQuestion, forwarded_id, with_for_update=True, populate_existing=True
    )


async def of_question(session: AsyncSession, question_id: int) -> ForwardedQuestion | None:
    """Return the forwarded form of a question, if it was forwarded."""
    found = await session.exec(
        select(ForwardedQuestion).where(ForwardedQuestion.question_id == question_id)
    )
    return found.first()


async def asked_by(session: AsyncSession, asker_id: int) -> Sequence[ForwardedQuestion]:
    """Return what a member has forwarded: what is open first, then the newest."""
    is_closed = case((text(IS_OPEN), 0), else_=1)
    found = await session.exec(
        select(ForwardedQuestion)
        .where(ForwardedQuestion.asker_id == asker_id)
        .order_by(is_closed, col(ForwardedQuestion.id).desc())
    )
    return found.all()


async def answered_with(session: AsyncSession, answer_id: int) -> Sequence[ForwardedQuestion]:
    found = await session.exec(
        select(ForwardedQuestion)
        .where(ForwardedQuestion.answer_id == answer_id)
        .order_by(col(ForwardedQuestion.id))
    )
    return found.all()


async def told_of(session: AsyncSession, answer_id: int) -> set[int]:
    """Return all who have this answer: asked for it, were shown it, or got it for another."""
    asked = select(col(ForwardedQuestion.asker_id)).where(
        col(ForwardedQuestion.answer_id) == answer_id
    )
    shown = select(col(Question.member_id)).where(col(Question.answer_id) == answer_id)
    is_given = and_(
        col(OutboxMessage.kind) == AnswerNotice.GIVEN, col(OutboxMessage.detail) == str(answer_id)
    )
    is_about = and_(
        col(OutboxMessage.kind).in_([AnswerNotice.GAP_ANSWERED, AnswerNotice.REPLACED]),
        col(OutboxMessage.about) == answer_id,
    )
    reached = select(col(OutboxMessage.recipient_id)).where(or_(is_given, is_about))
    connection = await session.connection()
    return set((await connection.execute(union(asked, shown, reached))).scalars())


async def open_questions(session: AsyncSession) -> Sequence[ForwardedQuestion]:
    """Return the questions that wait for an answer by themselves: first those of which an
    applicant waits, then the oldest."""
    is_waited_for = case((col(ForwardedQuestion.waiting_at).is_not(None), 0), else_=1)
    found = await session.exec(
        select(ForwardedQuestion)
        .where(text(IS_OPEN), col(ForwardedQuestion.joins).is_(None))
        .order_by(is_waited_for, col(ForwardedQuestion.id))
    )
    return found.all()


count_open_in = open_rows(col(ForwardedQuestion.section), text(IS_OPEN))
"""Counts the questions that wait for the head of a section."""


async def joined(session: AsyncSession, forwarded_id: int) -> Sequence[ForwardedQuestion]:
    """Return the open questions that wait for the answer to this one, the oldest first."""
    found = await session.exec(
        select(ForwardedQuestion)
        .where(text(IS_OPEN), ForwardedQuestion.joins == forwarded_id)
        .order_by(col(ForwardedQuestion.id))
    )
    return found.all()


async def due(session: AsyncSession, now: datetime, limit: int = 100) -> Sequence[int]:
    """Return the ids of the questions that climb now, and of those that have nobody to wait with.

    The question that they joined is gone with its asker.
    """
    joined_to = aliased(ForwardedQuestion)
    waits_alone = ~exists(
        select(joined_to.id).where(
            col(joined_to.id) == col(ForwardedQuestion.joins), col(joined_to.due_at).is_not(None)
        )
    )
    is_due = col(ForwardedQuestion.due_at) <= now
    is_joined = col(ForwardedQuestion.joins).is_not(None)
    found = await session.exec(
        select(ForwardedQuestion.id)
        .where(text(f"forwarded_question.{IS_OPEN}"))
        .where(or_(and_(~is_joined, is_due), and_(is_joined, waits_alone)))
        .order_by(col(ForwardedQuestion.due_at))
        .limit(limit)
    )
    return found.all()


async def next_due(session: AsyncSession) -> datetime | None:
    found = await session.exec(
        select(func.min(ForwardedQuestion.due_at)).where(
            text(IS_OPEN), col(ForwardedQuestion.joins).is_(None)
        )
    )
    return found.one()


async def in_force(session: AsyncSession, today: date) -> Sequence[HeadAnswer]:
    """Return the answers that are shown to others today, the newest first."""
    found = await session.exec(
        select(HeadAnswer)
        .where(text(IS_IN_FORCE), HeadAnswer.valid_until >= today)
        .order_by(col(HeadAnswer.id).desc())
    )
    return found.all()


_ANSWERS = table_of(HeadAnswer).c
# Built once, because every question runs it.
_ANSWERED = (
    fields_of(HeadAnswer, AnsweredQuestion._fields)
    .where(text(IS_IN_FORCE), _ANSWERS.valid_until >= bindparam("today"))
    .order_by(_ANSWERS.id.desc())
)


async def answered(look: Look, today: date) -> Sequence[AnsweredQuestion]:
    """Return the questions whose answers are shown to others today, the newest first."""
    return [AnsweredQuestion._make(row) for row in await look(_ANSWERED, today=today)]


async def cards(session: AsyncSession, forwarded_id: int) -> Sequence[tuple[int, int]]:
    """Return the cards of the question, sent or enqueued: recipient and outbox id, oldest first."""
    found = await session.exec(
        select(OutboxMessage.recipient_id, OutboxMessage.id)
        .where(
            OutboxMessage.kind == AnswerNotice.FORWARDED,
            OutboxMessage.about == forwarded_id,
            col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.SENT]),
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()
