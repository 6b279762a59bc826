"""The SQL of the quizzes."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, exists, func, or_, select

from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.outbox import OutboxMessage
from office.people import Member, reachable_members
from office.training.models import QuizAttempt
from office.training.notices import TrainingNotice
from office.training.stores.store import by_member


async def insert_attempts(
    session: AsyncSession, rows: list[dict[str, Any]]
) -> Sequence[QuizAttempt]:
    """Insert the attempts of members not asked by the schedule that day. Returns those inserted."""
    ids = await insert_missing(session, QuizAttempt, rows, key=col(QuizAttempt.id))
    return (await session.exec(select(QuizAttempt).where(col(QuizAttempt.id).in_(ids)))).all()


async def questions_put(
    session: AsyncSession, members: Collection[int]
) -> dict[int, dict[str, date]]:
    """Return when each member was last asked each question."""
    found = await session.exec(
        select(QuizAttempt.member_id, QuizAttempt.question_id, func.max(QuizAttempt.asked_on))
        .where(col(QuizAttempt.member_id).in_(members))
        .group_by(col(QuizAttempt.member_id), col(QuizAttempt.question_id))
    )
    return by_member(found.all())


async def lacking_quiz(session: AsyncSession, day: date) -> Sequence[Member]:
    """Return the members whom the schedule has not asked that day and who have no open question."""
    asked = exists(
        select(QuizAttempt.id).where(
            col(QuizAttempt.member_id) == col(Member.id),
            QuizAttempt.asked_on == day,
            or_(col(QuizAttempt.is_wished).is_(False), col(QuizAttempt.answered_at).is_(None)),
        )
    )
    return await reachable_members(session, ~asked)


async def open_attempt(session: AsyncSession, member_id: int, day: date) -> QuizAttempt | None:
    """Return the last question of that day that the member has not answered, or None."""
    found = await session.exec(
        select(QuizAttempt)
        .where(
            QuizAttempt.member_id == member_id,
            QuizAttempt.asked_on == day,
            col(QuizAttempt.answered_at).is_(None),
        )
        .order_by(col(QuizAttempt.id).desc())
    )
    return found.first()


async def attempt_of_lost_poll(session: AsyncSession, member_id: int) -> QuizAttempt | None:
    """Return the member's attempt that may have a copy with an unknown id, or None."""
    found = await session.exec(
        select(QuizAttempt)
        .where(QuizAttempt.member_id == member_id, QuizAttempt.tries > 1)
        .order_by(col(QuizAttempt.answered_at).is_not(None), col(QuizAttempt.id).desc())
        .limit(1)
        .with_for_update()
    )
    return found.first()


async def attempt_of_poll(session: AsyncSession, poll_id: str) -> QuizAttempt | None:
    """Return the attempt behind a poll, locked: a second answer waits for the first."""
    found = await session.exec(
        select(QuizAttempt)
        .join(OutboxMessage, col(OutboxMessage.about) == col(QuizAttempt.id))
        .where(OutboxMessage.kind == TrainingNotice.QUIZ, OutboxMessage.poll_id == poll_id)
        .with_for_update(of=QuizAttempt)
    )
    return found.first()
