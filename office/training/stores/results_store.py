"""The SQL of the results: how often each item reached each member, and the answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, exists, func, or_, select

from office.calendar import Period
from office.database import AsyncSession
from office.outbox import MessageState, OutboxMessage
from office.training.models import CardDay, CardState, QuizAttempt
from office.training.notices import TrainingNotice

Count = tuple[int, str, int, int, int, int]
"""A member, an item, and how often it reached them, was answered, was right and was wrong."""


async def count_cards(session: AsyncSession, period: Period, member_id: int | None) -> list[Count]:
    """Count the cards of a period, for one member or for all. "Paham" counts as right."""
    is_answered = col(CardDay.state).in_([CardState.UNDERSTOOD, CardState.AGAIN])
    is_shown = col(CardDay.shown_at).is_not(None)
    is_sent = _is_sent(TrainingNotice.CARD, CardDay.id, CardDay.member_id)
    columns: Any = (
        CardDay.member_id,
        CardDay.card_id,
        _count(or_(is_answered, is_shown, is_sent)),
        _count(is_answered),
        _count(col(CardDay.state) == CardState.UNDERSTOOD),
        _count(col(CardDay.state) == CardState.AGAIN),
    )
    query = select(*columns).where(col(CardDay.day).between(period.first, period.last))
    if member_id is not None:
        query = query.where(CardDay.member_id == member_id)
    found = await session.exec(query.group_by(col(CardDay.member_id), col(CardDay.card_id)))
    return [tuple(row) for row in found.all()]


async def count_answers(
    session: AsyncSession, period: Period, member_id: int | None
) -> list[Count]:
    """Count the quizzes put in a period, to one member or to all.

    An answer to a held item is neither right nor wrong and does not count.
    """
    is_answered = col(QuizAttempt.is_right).is_not(None)
    is_sent = _is_sent(TrainingNotice.QUIZ, QuizAttempt.id, QuizAttempt.member_id)
    columns: Any = (
        QuizAttempt.member_id,
        QuizAttempt.question_id,
        _count(or_(is_answered, is_sent)),
        _count(is_answered),
        _count(col(QuizAttempt.is_right).is_(True)),
        _count(col(QuizAttempt.is_right).is_(False)),
    )
    query = select(*columns).where(col(QuizAttempt.asked_on).between(period.first, period.last))
    if member_id is not None:
        query = query.where(QuizAttempt.member_id == member_id)
    found = await session.exec(
        query.group_by(col(QuizAttempt.member_id), col(QuizAttempt.question_id))
    )
    return [tuple(row) for row in found.all()]


async def answered_within(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> tuple[int, int, int]:
    """Count the cards that were answered in a period, and the quizzes that were right and wrong."""
    cards = await session.exec(
        select(func.count())
        .select_from(CardDay)
        .where(col(CardDay.answered_at) >= starts_at, col(CardDay.answered_at) < ends_at)
    )
    columns: Any = (
        _count(col(QuizAttempt.is_right).is_(True)),
        _count(col(QuizAttempt.is_right).is_(False)),
    )
    quizzes = await session.exec(
        select(*columns).where(
            col(QuizAttempt.answered_at) >= starts_at, col(QuizAttempt.answered_at) < ends_at
        )
    )
    right, wrong = quizzes.one()
    return cards.one(), right, wrong


def _count(condition: ColumnElement[bool]) -> Any:
    return func.count().filter(condition)


def _is_sent(kind: str, about: Any, recipient: Any) -> ColumnElement[bool]:
    return exists(
        select(OutboxMessage.id).where(
            OutboxMessage.kind == kind,
            OutboxMessage.about == about,
            OutboxMessage.recipient_id == recipient,
            OutboxMessage.state == MessageState.SENT,
        )
    )
