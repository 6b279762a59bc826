"""The SQL of the five figures, and of the judged sample."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlmodel import col, func, or_, select

from office.anomalies import is_real
from office.anomalies.models import TAKINGS, Anomaly, Entry, State
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.database import AsyncSession
from office.escalation.policy import Urgency
from office.figures.pilot.models import AnswerVerdict, PilotBaseline
from office.figures.pilot.rules import SURE, AnswerTime
from office.questions import Question


class TakenReport(NamedTuple):
    """A report, and when somebody first took it. It holds no words."""

    section: str
    unit: str
    concerns: str
    created_at: datetime
    urgency: Urgency
    taken_at: datetime | None

    @property
    def is_urgent(self) -> bool:
        return self.urgency is Urgency.URGENT


async def answered(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[AnswerTime]:
    """Return the questions of a period, each with when a head answered it."""
    columns: Any = (
        Question.member_id,
        Question.asked_at,
        Question.band,
        col(Question.answer_id).is_not(None),
        Question.is_helpful,
        Question.sop_id,
        HeadAnswer.given_at,
        ForwardedQuestion.closed_at,
    )
    found = await session.exec(
        select(*columns)
        .join(ForwardedQuestion, col(ForwardedQuestion.question_id) == Question.id, isouter=True)
        .join(HeadAnswer, col(HeadAnswer.id) == ForwardedQuestion.answer_id, isouter=True)
        .where(col(Question.asked_at) >= starts_at, col(Question.asked_at) < ends_at)
    )
    return [AnswerTime(*row) for row in found.all()]


async def taken(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> list[TakenReport]:
    """Return the reports of a period, each with when it was first taken.

    One that its reporter took back before that asked nobody for anything.
    """
    first = (
        select(Entry.anomaly_id, func.min(Entry.at).label("at"))
        .where(col(Entry.event).in_(TAKINGS))
        .group_by(col(Entry.anomaly_id))
        .subquery()
    )
    columns: Any = (
        Anomaly.section,
        Anomaly.unit,
        Anomaly.concerns,
        Anomaly.created_at,
        Anomaly.urgency,
        first.c.at,
    )
    found = await session.exec(
        select(*columns)
        .join(first, first.c.anomaly_id == Anomaly.id, isouter=True)
        .where(
            is_real(),
            or_(first.c.at.is_not(None), Anomaly.state != State.WITHDRAWN),
            col(Anomaly.created_at) >= starts_at,
            col(Anomaly.created_at) < ends_at,
        )
    )
    return [TakenReport(*row) for row in found.all()]


async def active(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> set[int]:
    """Return who asked something or filed a report in a period."""
    asked = select(Question.member_id).where(
        col(Question.asked_at) >= starts_at, col(Question.asked_at) < ends_at
    )
    filed = select(Anomaly.reporter_id).where(
        is_real(), col(Anomaly.created_at) >= starts_at, col(Anomaly.created_at) < ends_at
    )
    return {*await session.exec(asked.distinct()), *await session.exec(filed.distinct())}


async def sure(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> dict[int, str]:
    """Return the questions of a period that a section answered for sure, each with its SOP."""
    found = await session.exec(
        select(Question.id, Question.sop_id).where(
            Question.band == SURE,
            col(Question.answer_id).is_(None),
            col(Question.sop_id).is_not(None),
            col(Question.section).is_not(None),
            col(Question.asked_at) >= starts_at,
            col(Question.asked_at) < ends_at,
        )
    )
    return {question: sop for question, sop in found.all() if sop}


async def questions(session: AsyncSession, ids: Collection[int]) -> Sequence[Question]:
    found = await session.exec(select(Question).where(col(Question.id).in_(ids)))
    return found.all()


async def verdicts(session: AsyncSession, first: date, last: date) -> Sequence[AnswerVerdict]:
    """Return what was said of the samples of these weeks."""
    found = await session.exec(
        select(AnswerVerdict).where(col(AnswerVerdict.week) >= first, AnswerVerdict.week <= last)
    )
    return found.all()


async def baseline(session: AsyncSession, first: date) -> PilotBaseline | None:
    """Return what is kept of the first weeks that begin on that day."""
    return await session.get(PilotBaseline, first)
