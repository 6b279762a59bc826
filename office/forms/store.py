"""The SQL of the forms."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import and_, col, delete, false, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from office.forms.models import StoredForm


async def of_member(session: AsyncSession, member_id: int) -> Sequence[StoredForm]:
    """The member's forms, the one that moved last first."""
    found = await session.exec(
        select(StoredForm)
        .where(StoredForm.member_id == member_id)
        .order_by(col(StoredForm.updated_at).desc(), func.coalesce(StoredForm.moved_by, 0).desc())
    )
    return found.all()


async def get(
    session: AsyncSession, member_id: int, topic: str, *, is_locked: bool
) -> StoredForm | None:
    return await session.get(
        StoredForm, (member_id, topic), with_for_update=is_locked, populate_existing=True
    )


async def forget(session: AsyncSession, member_id: int, topic: str) -> bool:
    """Delete a form; say whether there was one."""
    result = await session.exec(
        delete(StoredForm).where(
            col(StoredForm.member_id) == member_id, col(StoredForm.topic) == topic
        )
    )
    return bool(result.rowcount)


async def left_before(session: AsyncSession, topic: str, moment: datetime) -> Sequence[StoredForm]:
    """The forms on a topic that have not moved since, for this transaction alone."""
    found = await session.exec(
        select(StoredForm)
        .where(StoredForm.topic == topic, StoredForm.updated_at < moment)
        .with_for_update()
    )
    return found.all()


async def expire(
    session: AsyncSession, borders: Mapping[str, datetime]
) -> Sequence[tuple[int, str]]:
    """Delete the forms that have not moved since the border of their topic, and return whose.

    One statement: a form that its writer takes up in the same instant stays.
    """
    is_old = or_(
        false(),
        *(
            and_(col(StoredForm.topic) == topic, col(StoredForm.updated_at) <= border)
            for topic, border in borders.items()
        ),
    )
    expired = delete(StoredForm).where(is_old)
    found = await session.exec(
        expired.returning(col(StoredForm.member_id), col(StoredForm.topic)),
        execution_options={"synchronize_session": False},
    )
    return [(member_id, topic) for member_id, topic in found.all()]
