"""The SQL of the changes: the words in force, what changed, and whom it concerns."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import col, delete, func, select, union, update

from office.answers import ForwardedQuestion, HeadAnswer
from office.changes.models import ChangeReader, SectionInForce, SopChange
from office.database import AsyncSession
from office.database.dialect import insert_missing, lock_table
from office.questions.models import Question, SectionOpening
from office.training.models import CardDay, Progress

# --- what is in force ---


async def begin_recording(session: AsyncSession) -> None:
    """Let one process record at a time: two would tell the same twice."""
    await lock_table(session, SectionInForce)


async def fingerprints(session: AsyncSession) -> dict[str, str]:
    """Return the fingerprint of each section's words, by address."""
    found = await session.exec(select(SectionInForce.address, SectionInForce.fingerprint))
    return dict(found.all())


async def in_force(session: AsyncSession) -> dict[str, SectionInForce]:
    """Return the sections as they were at the last look, by address."""
    found = await session.exec(select(SectionInForce).order_by(col(SectionInForce.address)))
    return {section.address: section for section in found.all()}


async def since(session: AsyncSession) -> dict[str, datetime]:
    """Return since when the words of each section are in force, without those of the first look."""
    found = await session.exec(
        select(SectionInForce.address, SectionInForce.since).where(
            col(SectionInForce.since).is_not(None)
        )
    )
    return {address: at for address, at in found.all() if at is not None}


async def drop(session: AsyncSession, addresses: Collection[str]) -> None:
    await session.exec(delete(SectionInForce).where(col(SectionInForce.address).in_(addresses)))


# --- whom a change concerns ---


async def shown(
    session: AsyncSession, after: datetime, sops: Collection[str] | None
) -> Sequence[tuple[int, int, str, str]]:
    """Return who was shown which section of those SOPs: member, question, SOP, slug."""
    query = (
        select(Question.member_id, Question.id, Question.sop_id, Question.section)
        .where(
            Question.asked_at >= after,
            col(Question.sop_id).is_not(None),
            col(Question.section).is_not(None),
        )
        .order_by(col(Question.asked_at), col(Question.id))
    )
    if sops is not None:
        query = query.where(col(Question.sop_id).in_(sops))
    found = await session.exec(query)
    return [(member, question, str(sop), str(slug)) for member, question, sop, slug in found.all()]


async def opened(session: AsyncSession, after: date) -> Sequence[tuple[int, str, str]]:
    """Return who opened which section: member, SOP and slug."""
    found = await session.exec(
        select(SectionOpening.member_id, SectionOpening.sop_id, SectionOpening.section).where(
            SectionOpening.opened_on >= after
        )
    )
    return found.all()


async def learners(
    session: AsyncSession, items: Collection[str], after: date
) -> Sequence[tuple[str, int]]:
    """Return who practises which of these items: those who know it, or got it lately."""
    known = select(col(Progress.item_id), col(Progress.member_id)).where(
        col(Progress.item_id).in_(items)
    )
    given = select(col(CardDay.card_id), col(CardDay.member_id)).where(
        col(CardDay.card_id).in_(items), col(CardDay.day) >= after
    )
    connection = await session.connection()
    return [(item, member) for item, member in await connection.execute(union(known, given))]


async def add_readers(session: AsyncSession, rows: list[dict[str, Any]]) -> None:
    """Record whom a change concerns, each member once."""
    await insert_missing(session, ChangeReader, rows, key=col(ChangeReader.id))


# --- news ---


async def changes_for(
    session: AsyncSession, told_at: datetime, member_id: int
) -> Sequence[tuple[SopChange, ChangeReader]]:
    """Return what the member is told at that moment, in the order in which it was noticed."""
    found = await session.exec(
        select(SopChange, ChangeReader)
        .join(ChangeReader, col(ChangeReader.change_id) == col(SopChange.id))
        .where(SopChange.told_at == told_at, ChangeReader.member_id == member_id)
        .order_by(col(SopChange.id))
    )
    return found.all()


async def mark_read(session: AsyncSession, readers: Collection[int], at: datetime) -> None:
    """Note that they were read. The first time counts."""
    await session.exec(
        update(ChangeReader)
        .where(col(ChangeReader.id).in_(readers), col(ChangeReader.read_at).is_(None))
        .values(read_at=at)
    )


async def questions(session: AsyncSession, ids: Collection[int]) -> Mapping[int, Question]:
    """Return those of these questions that are still kept, by id."""
    found = await session.exec(select(Question).where(col(Question.id).in_(ids)))
    return {question.id: question for question in found.all()}


async def latest(
    session: AsyncSession, owners: Collection[str], after: datetime, limit: int
) -> Sequence[tuple[SopChange, int, int]]:
    """Return the latest changes of those sections: change, whom it concerns, who has read it."""
    found = await session.exec(
        select(
            SopChange,
            func.count(col(ChangeReader.id)),
            func.count(col(ChangeReader.read_at)),
        )
        .outerjoin(ChangeReader, col(ChangeReader.change_id) == col(SopChange.id))
        .where(col(SopChange.owner).in_(owners), SopChange.noticed_at >= after)
        .group_by(col(SopChange.id))
        .order_by(col(SopChange.id).desc())
        .limit(limit)
    )
    return found.all()


async def recent(session: AsyncSession, after: datetime) -> Sequence[SopChange]:
    """Return all changes since a moment, the latest first."""
    found = await session.exec(
        select(SopChange)
        .where(SopChange.noticed_at >= after)
        .order_by(col(SopChange.noticed_at).desc(), col(SopChange.id).desc())
    )
    return found.all()


# --- answers of heads that an SOP replaces ---


# Each with the words of a question that it was given to, if there is one.
_ANSWERS = select(HeadAnswer, ForwardedQuestion.text).outerjoin(
    ForwardedQuestion, col(ForwardedQuestion.answer_id) == col(HeadAnswer.id)
)


async def replaceable(
    session: AsyncSession, today: date
) -> Sequence[tuple[HeadAnswer, str | None]]:
    """Return the answers that are valid today, with the words that were asked."""
    is_valid = (col(HeadAnswer.ended_at).is_(None), HeadAnswer.valid_until >= today)
    found = await session.exec(_ANSWERS.where(*is_valid).order_by(col(HeadAnswer.id)))
    return found.all()


async def ended_answer(
    session: AsyncSession, answer_id: int
) -> tuple[HeadAnswer, str | None] | None:
    """Return an answer that is no longer shown to anybody, with the words that were asked."""
    is_it = (HeadAnswer.id == answer_id, col(HeadAnswer.ended_at).is_not(None))
    return (await session.exec(_ANSWERS.where(*is_it))).first()


async def lock_answer(session: AsyncSession, answer_id: int) -> HeadAnswer | None:
    return await session.get(HeadAnswer, answer_id, with_for_update=True, populate_existing=True)
