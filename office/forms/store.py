"""The SQL of the forms."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import and_, col, delete, false, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database import Look
from office.database.dialect import table_of
from office.database.look import fields_of
from office.forms.models import FormRow, StoredForm

_FORMS = table_of(StoredForm).c
# Built once, because every message runs it.
_OF_MEMBER = (
    fields_of(StoredForm, FormRow._fields)
    .where(_FORMS.member_id == bindparam("member_id"))
    .order_by(_FORMS.updated_at.desc(), func.coalesce(_FORMS.moved_by, 0).desc())
)


async def of_member(look: Look, member_id: int) -> Sequence[FormRow]:
    """Return the member's forms, the one that moved last first."""
    return [FormRow._make(row) for row in await look(_OF_MEMBER, member_id=member_id)]


async def get(
    session: AsyncSession, member_id: int, topic: str, *, is_locked: bool
) -> StoredForm | None:
    return await session.get(
        StoredForm, (member_id, topic), with_for_update=is_locked, populate_existing=True
    )


async def forget_form(session: AsyncSession, member_id: int, topic: str) -> bool:
    """Delete a form. Returns whether there was one."""
    result = await session.exec(
        delete(StoredForm).where(
            col(StoredForm.member_id) == member_id, col(StoredForm.topic) == topic
        )
    )
    return bool(result.rowcount)


async def left_before(session: AsyncSession, topic: str, moment: datetime) -> Sequence[StoredForm]:
    """Return the forms on a topic that have not moved since, locked for this transaction."""
    found = await session.exec(
        select(StoredForm)
        .where(StoredForm.topic == topic, StoredForm.updated_at < moment)
        .with_for_update()
    )
    return found.all()


async def expire(
    session: AsyncSession, borders: Mapping[str, datetime]
) -> Sequence[tuple[int, str]]:
    """Delete the forms that have not moved since their topic's border. Returns member and topic.

    It is one statement: a form that its writer continues at the same instant stays.
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
