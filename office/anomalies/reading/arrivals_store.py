"""The SQL that says which messages about a report have arrived, wait, or are lost."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import and_, col, func, or_, select

from office.anomalies.facts import Confirmed, EntryWords
from office.anomalies.models import Anomaly, Attachment, Entry
from office.anomalies.notices import Notice
from office.anomalies.words.case_words import SENT
from office.database import AsyncSession
from office.outbox import MessageState, OutboxMessage
from office.people import Member

# The messages with which the files of an entry go out.
_WITH_FILES = (Notice.ANSWER, Notice.QUESTION, Notice.REPLY)


async def held_cards(
    session: AsyncSession, anomaly_id: int, now: datetime
) -> Mapping[int, datetime]:
    """Return whose card of the report is held, and until when: member → moment."""
    found = await session.exec(
        select(OutboxMessage.recipient_id, func.min(OutboxMessage.due_at))
        .where(
            OutboxMessage.kind == Notice.CARD,
            OutboxMessage.about == anomaly_id,
            col(OutboxMessage.due_at) > now,
            OutboxMessage.state == MessageState.WAITING,
        )
        .group_by(col(OutboxMessage.recipient_id))
    )
    return dict(found.all())


async def have_card(
    session: AsyncSession, anomaly_id: int, members: Collection[int], since: datetime
) -> bool:
    """Whether one of these members has got a card of the report that was enqueued since then."""
    found = await session.exec(
        select(OutboxMessage.id)
        .where(
            OutboxMessage.kind == Notice.CARD,
            OutboxMessage.about == anomaly_id,
            col(OutboxMessage.recipient_id).in_(members),
            col(OutboxMessage.created_at) >= since,
            OutboxMessage.state == MessageState.SENT,
        )
        .limit(1)
    )
    return found.first() is not None


async def is_question_lost(session: AsyncSession, anomaly: Anomaly) -> bool:
    """Whether the last question has not reached the reporter, who has blocked the bot."""
    found = await session.exec(
        select(OutboxMessage.state)
        .join(Member, col(Member.id) == OutboxMessage.recipient_id)
        .where(
            OutboxMessage.kind == Notice.QUESTION,
            OutboxMessage.about == anomaly.id,
            OutboxMessage.recipient_id == anomaly.reporter_id,
            col(Member.unreachable_at).is_not(None),
        )
        .order_by(col(OutboxMessage.id).desc())
        .limit(1)
    )
    last = found.first()
    return last is not None and last is not MessageState.SENT


async def is_lost(session: AsyncSession, anomaly_id: int, number: int) -> bool:
    """Whether a message with the words of an entry was given up."""
    found = await session.exec(
        select(OutboxMessage).where(
            col(OutboxMessage.kind).in_(
                [Notice.QUESTION, Notice.REPLY, Notice.MOVED, Notice.REOPEN_ASKED]
            ),
            OutboxMessage.about == anomaly_id,
            OutboxMessage.state == MessageState.DEAD,
        )
    )
    return any(message.facts(EntryWords).entry == number for message in found)


async def receipt(session: AsyncSession, entry: Entry, writer_id: int) -> OutboxMessage | None:
    """Return what told the writer of an entry that its words are on their way, sent or not."""
    found = await session.exec(
        select(OutboxMessage).where(
            OutboxMessage.kind == Notice.CONFIRMED,
            OutboxMessage.about == entry.anomaly_id,
            OutboxMessage.recipient_id == writer_id,
        )
    )
    said = [(message, message.facts(Confirmed)) for message in found]
    return next(
        (message for message, it in said if it.purpose in SENT and it.entry == entry.number), None
    )


async def arrived_files(session: AsyncSession) -> Sequence[Attachment]:
    """Return the files of which a message is out, and whose senders were offered nothing yet.

    Of those that came later than the report, it may be another message: see `has_entry_arrived`.
    """
    is_out = (
        select(OutboxMessage.id)
        .where(
            col(OutboxMessage.about) == Attachment.anomaly_id,
            OutboxMessage.state == MessageState.SENT,
            or_(
                and_(Attachment.entry_number == 0, OutboxMessage.kind == Notice.CARD),
                and_(Attachment.entry_number != 0, col(OutboxMessage.kind).in_(_WITH_FILES)),
            ),
        )
        .exists()
    )
    found = await session.exec(
        select(Attachment)
        .where(col(Attachment.message_id).is_not(None), is_out)
        .order_by(col(Attachment.anomaly_id), col(Attachment.entry_number), col(Attachment.id))
    )
    return found.all()


async def has_entry_arrived(session: AsyncSession, anomaly_id: int, number: int) -> bool:
    """Whether somebody has got the words and files of an entry."""
    found = await session.exec(
        select(OutboxMessage).where(
            OutboxMessage.about == anomaly_id,
            OutboxMessage.state == MessageState.SENT,
            col(OutboxMessage.kind).in_(_WITH_FILES),
        )
    )
    return any(message.facts(EntryWords).entry == number for message in found)
