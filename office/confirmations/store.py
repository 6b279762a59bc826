"""The SQL of what was said of lines."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import col, delete, func, select

from office.confirmations.models import IS_UNRECORDED, LineAnswer, LineVerdict, TwoPeopleRule
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.questions.models import Question


async def begin_answering(session: AsyncSession) -> None:
    """Let one member answer at a time: two would settle the same line."""
    await lock_table(session, LineAnswer)


async def lock_answer(session: AsyncSession, answer_id: int) -> LineAnswer | None:
    return await session.get(LineAnswer, answer_id, with_for_update=True, populate_existing=True)


async def unrecorded(session: AsyncSession) -> Sequence[LineAnswer]:
    """Return what counts or no longer counts, and does not stand so in the file, oldest first."""
    found = await session.exec(
        select(LineAnswer).where(text(IS_UNRECORDED)).order_by(col(LineAnswer.id))
    )
    return found.all()


async def count_open_in(session: AsyncSession, section: str, _today: date) -> int:
    """Count what was said of a section's lines and waits for a second person."""
    found = await unrecorded(session)
    return sum(answer.section == section and answer.waits_for_second for answer in found)


async def recorded_since(session: AsyncSession, since: datetime) -> frozenset[str]:
    """Return the lines that were written into the file since then, and still count."""
    found = await session.exec(
        select(LineAnswer.line).where(
            col(LineAnswer.recorded_at) >= since, col(LineAnswer.ended_at).is_(None)
        )
    )
    return frozenset(found.all())


async def in_force(session: AsyncSession, line: str) -> Sequence[LineAnswer]:
    """Return the answers about a line that have not ended."""
    found = await session.exec(
        select(LineAnswer).where(LineAnswer.line == line, col(LineAnswer.ended_at).is_(None))
    )
    return found.all()


async def given_by(session: AsyncSession, member_id: int, most: int) -> Sequence[LineAnswer]:
    """Return a member's latest answers that have not ended, the newest first."""
    found = await session.exec(
        select(LineAnswer)
        .where(LineAnswer.member_id == member_id, col(LineAnswer.ended_at).is_(None))
        .order_by(col(LineAnswer.id).desc())
        .limit(most)
    )
    return found.all()


async def latest_of(
    session: AsyncSession, member_id: int, since: datetime
) -> Sequence[tuple[LineVerdict, datetime]]:
    """Return what a member has said since then and when, undone or not, oldest first."""
    found = await session.exec(
        select(LineAnswer.verdict, LineAnswer.given_at)
        .where(LineAnswer.member_id == member_id, col(LineAnswer.given_at) >= since)
        .order_by(col(LineAnswer.id))
    )
    return [(LineVerdict(verdict), at) for verdict, at in found.all()]


async def around(session: AsyncSession, last: LineAnswer, most: int) -> Sequence[LineAnswer]:
    """Return the answers of the same member that end with this one, the newest first."""
    found = await session.exec(
        select(LineAnswer)
        .where(LineAnswer.member_id == last.member_id, LineAnswer.id <= last.id)
        .order_by(col(LineAnswer.id).desc())
        .limit(most)
    )
    return found.all()


async def asked(session: AsyncSession, since: datetime) -> Sequence[tuple[str, str, int]]:
    """Return how often each section was shown since then: SOP, section, times."""
    found = await session.exec(
        select(Question.sop_id, Question.section, func.count())
        .where(
            Question.asked_at >= since,
            col(Question.sop_id).is_not(None),
            col(Question.section).is_not(None),
        )
        .group_by(col(Question.sop_id), col(Question.section))
    )
    return [(str(sop), str(section), times) for sop, section, times in found.all()]


async def needs_two(session: AsyncSession) -> frozenset[str]:
    """Return the SOPs whose owner wants a second person."""
    return frozenset((await session.exec(select(TwoPeopleRule.sop_id))).all())


async def want_one(session: AsyncSession, sop_id: str) -> None:
    await session.exec(delete(TwoPeopleRule).where(col(TwoPeopleRule.sop_id) == sop_id))
