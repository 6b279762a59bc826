"""The SQL of reviews, and of the questions and answers that speak for one."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import col, func, select, text

from office.answers.models import ForwardedQuestion, HeadAnswer
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.questions.models import Question
from office.records import open_rows
from office.reviews.models import IS_OPEN, Review, ReviewReason, ReviewState
from office.revisions.models import Revision


async def begin_asking(session: AsyncSession) -> None:
    """Let one process ask at a time: two would ask the same twice."""
    await lock_table(session, Review)


async def lock(session: AsyncSession, review_id: int) -> Review | None:
    return await session.get(Review, review_id, with_for_update=True, populate_existing=True)


async def open_reviews(session: AsyncSession) -> Sequence[Review]:
    """Return the open reviews, the oldest first."""
    return (await session.exec(select(Review).where(text(IS_OPEN)).order_by(col(Review.id)))).all()


count_open_in = open_rows(col(Review.owner), text(IS_OPEN))
"""Counts the open reviews of the SOPs of a section."""


async def asked_since(session: AsyncSession, since: datetime) -> Sequence[Review]:
    """Return what was asked since then, decided or not, without the tasks of a changed source."""
    found = await session.exec(
        select(Review).where(Review.asked_at >= since, Review.reason != ReviewReason.SOURCE)
    )
    return found.all()


async def last_asked(session: AsyncSession) -> dict[str, datetime]:
    """Return when each SOP was last asked about, whatever the reason."""
    found = await session.exec(
        select(Review.sop_id, func.max(Review.asked_at)).group_by(col(Review.sop_id))
    )
    return dict(found.all())


async def latest_of(session: AsyncSession, review: Review) -> int:
    """Return the last review of the same SOP that was decided with *Masih berlaku*."""
    found = await session.exec(
        select(func.max(Review.id)).where(
            Review.sop_id == review.sop_id, Review.state == ReviewState.KEPT
        )
    )
    return found.one() or 0


async def of_documents(session: AsyncSession, detail: str) -> Sequence[Review]:
    """Return every review that a change of these documents has caused."""
    found = await session.exec(
        select(Review)
        .where(Review.reason == ReviewReason.SOURCE, Review.detail == detail)
        .order_by(col(Review.id))
    )
    return found.all()


async def questions_since(session: AsyncSession, since: datetime) -> Sequence[Question]:
    """Return the questions since then that a section was shown for, or that nothing answered."""
    found = await session.exec(
        select(Question).where(Question.asked_at >= since).order_by(col(Question.id))
    )
    return found.all()


async def asked_for(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Return how often a section of each SOP was shown since then."""
    found = await session.exec(
        select(Question.sop_id, func.count())
        .where(Question.asked_at >= since, col(Question.sop_id).is_not(None))
        .group_by(col(Question.sop_id))
    )
    return {sop_id: count for sop_id, count in found.all() if sop_id}


async def answers_beside(
    session: AsyncSession, since: datetime
) -> Sequence[tuple[str, datetime, str]]:
    """Return the answers that heads gave for all in their own words although an SOP was shown.

    Each with the SOP, when it was given, and its words.
    """
    found = await session.exec(
        select(Question.sop_id, HeadAnswer.given_at, HeadAnswer.text)
        .join(ForwardedQuestion, col(ForwardedQuestion.answer_id) == HeadAnswer.id)
        .join(Question, col(Question.id) == ForwardedQuestion.question_id)
        .where(
            HeadAnswer.given_at >= since,
            col(HeadAnswer.is_for_all),
            HeadAnswer.passage == "",
            col(Question.sop_id).is_not(None),
        )
    )
    return [(sop_id, given_at, words) for sop_id, given_at, words in found.all() if sop_id]


async def started_since(
    session: AsyncSession, paths: Collection[str], since: datetime
) -> Sequence[Revision]:
    """Return the revisions of these files that came into force since then."""
    found = await session.exec(
        select(Revision)
        .where(col(Revision.path).in_(paths), col(Revision.started_at) >= since)
        .order_by(col(Revision.id))
    )
    return found.all()


async def of_sources(session: AsyncSession) -> Sequence[Review]:
    """Return every review that a changed document has caused."""
    found = await session.exec(
        select(Review).where(Review.reason == ReviewReason.SOURCE).order_by(col(Review.id))
    )
    return found.all()
