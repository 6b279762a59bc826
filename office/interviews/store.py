"""The SQL of the interviews."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, delete, exists, select, update

from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.forms import StoredForm
from office.interviews.form import INTERVIEW
from office.interviews.models import ANY, InterviewCount, InterviewMessage


async def add_message(session: AsyncSession, message: InterviewMessage) -> None:
    """Store a message's number, once."""
    await insert_missing(
        session, InterviewMessage, [message.model_dump()], key=col(InterviewMessage.message_id)
    )


async def has_messages(session: AsyncSession, before: datetime) -> bool:
    """Whether messages from before that moment are still in a chat."""
    found = await session.exec(
        select(InterviewMessage.message_id).where(InterviewMessage.seen_at < before).limit(1)
    )
    return found.first() is not None


async def take_messages(session: AsyncSession, before: datetime) -> dict[int, list[int]]:
    """Remove and return the messages from before that moment, by member, unless one is open."""
    is_open = exists(
        select(StoredForm.topic).where(
            StoredForm.member_id == InterviewMessage.member_id,
            StoredForm.topic == INTERVIEW.topic,
        )
    )
    taken = delete(InterviewMessage).where(col(InterviewMessage.seen_at) < before, ~is_open)
    found = await session.exec(
        taken.returning(col(InterviewMessage.member_id), col(InterviewMessage.message_id)),
        execution_options={"synchronize_session": False},
    )
    by_member: dict[int, list[int]] = {}
    for member_id, message_id in found.all():
        by_member.setdefault(member_id, []).append(message_id)
    return {member_id: sorted(numbers) for member_id, numbers in by_member.items()}


async def count(session: AsyncSession, one: InterviewCount) -> None:
    """Add to the count of a question in a month."""
    empty = {**one.model_dump(), "asked": 0, "skipped": 0, "reported": 0}
    await insert_missing(session, InterviewCount, [empty], key=col(InterviewCount.question))
    await session.exec(
        update(InterviewCount)
        .where(
            col(InterviewCount.month) == one.month,
            col(InterviewCount.purpose) == one.purpose,
            col(InterviewCount.question) == one.question,
        )
        .values(
            asked=col(InterviewCount.asked) + one.asked,
            skipped=col(InterviewCount.skipped) + one.skipped,
            reported=col(InterviewCount.reported) + one.reported,
        )
    )


async def counts(session: AsyncSession, since: date) -> Sequence[InterviewCount]:
    """Return what was counted from that month on, question by question."""
    found = await session.exec(
        select(InterviewCount)
        .where(InterviewCount.month >= since, InterviewCount.question != ANY)
        .order_by(InterviewCount.purpose, InterviewCount.question)
    )
    return found.all()


async def held(session: AsyncSession, first: date, last: date) -> Sequence[InterviewCount]:
    """Return all that was counted from one month to another."""
    found = await session.exec(
        select(InterviewCount).where(InterviewCount.month >= first, InterviewCount.month <= last)
    )
    return found.all()
