"""The SQL of messages that did not arrive: who has been told of one."""

from collections.abc import Sequence

from sqlmodel import col, or_, select

from office.anomalies import OversightNotice
from office.database import AsyncSession
from office.outbox import MessageState, OutboxMessage
from office.unreached.notices import UnreachedNotice

_IS_TOLD = or_(
    col(OutboxMessage.state) == MessageState.SENT,
    # It is on its way.
    col(OutboxMessage.owner).is_not(None),
)


async def writers_told(
    session: AsyncSession, lost: OutboxMessage, *, is_any_detail: bool
) -> Sequence[OutboxMessage]:
    """Return what told writers that this message, or one that says the same, did not arrive.

    With `is_any_detail`, every message of its kind and subject says the same.
    """
    same = select(OutboxMessage.id).where(
        OutboxMessage.kind == lost.kind,
        OutboxMessage.about == lost.about,
        OutboxMessage.recipient_id == lost.recipient_id,
    )
    if not is_any_detail:
        same = same.where(OutboxMessage.detail == lost.detail)
    found = await session.exec(
        select(OutboxMessage).where(
            OutboxMessage.kind == UnreachedNotice.NOT_ARRIVED,
            col(OutboxMessage.about).in_(same),
            _IS_TOLD,
        )
    )
    return found.all()


async def admins_told(session: AsyncSession, member_id: int) -> Sequence[OutboxMessage]:
    """Return what told admins that news of a report did not reach this member."""
    found = await session.exec(
        select(OutboxMessage)
        .where(
            OutboxMessage.kind == OversightNotice.UNDELIVERED,
            OutboxMessage.detail == str(member_id),
            _IS_TOLD,
        )
        .order_by(col(OutboxMessage.id))
    )
    return found.all()
