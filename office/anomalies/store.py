"""The SQL of the reports."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, literal_column, union
from sqlalchemy import text as sql
from sqlmodel import and_, col, delete, func, or_, select, true, update

from office.anomalies.facts import EntryWords
from office.anomalies.models import (
    CLOSED,
    IS_ADDITION,
    IS_OPEN,
    TAKINGS,
    TOLD_TO_REPORTER,
    Anomaly,
    Attachment,
    Entry,
    Event,
    State,
)
from office.anomalies.notices import REMINDERS, Notice
from office.anomalies.practice.kinds import Practice
from office.anomalies.practice.store import is_real, practised, rings
from office.cases import CaseStore
from office.database import AsyncSession, Look
from office.database.dialect import table_of
from office.database.look import fields_of
from office.escalation.policy import Urgency
from office.outbox import MessageState, OutboxMessage
from office.payload import write

REPORTS = CaseStore(Anomaly, Entry, IS_OPEN, rings)
# What opens a question to the reporter, and what ends it.
OF_A_QUESTION = (Event.ASKED, Event.ANSWERED, Event.PROGRESSED, Event.RESOLVED)
# Written out, so that the partial index of waiting messages is used.
_WAITING: ColumnElement[str] = literal_column(f"'{MessageState.WAITING}'")


async def count_notified_after(session: AsyncSession, moment: datetime) -> int:
    """Return how many new reports already wait for an opening after that moment."""
    found = await session.exec(
        select(func.count())
        .select_from(OutboxMessage)
        .where(
            # Few messages wait and very many were sent: so not by the index on the kinds.
            col(OutboxMessage.kind).concat("") == Notice.CARD,
            col(OutboxMessage.due_at) > moment,
            col(OutboxMessage.state) == _WAITING,
            # A drill takes no place from a real report.
            ~practised().where(col(Anomaly.id) == col(OutboxMessage.about)).exists(),
        )
    )
    return found.one()


async def of_reporter(session: AsyncSession, member_id: int, limit: int) -> Sequence[Anomaly]:
    """Return the reports that the member filed or joined: open ones first, then the newest."""
    is_own = Anomaly.reporter_id == member_id
    own_open = select(Anomaly.id).where(is_own, sql(IS_OPEN))
    own_newest = (
        select(Anomaly.id).where(is_own).order_by(col(Anomaly.id).desc()).limit(limit).subquery()
    )
    joined = select(Entry.anomaly_id).where(sql(IS_ADDITION), Entry.actor_id == member_id)
    # Each part by its own index, so that years of others' reports are not read.
    ids = union(own_open, select(own_newest.c.id), joined)
    found = await session.exec(
        select(Anomaly)
        .where(col(Anomaly.id).in_(ids))
        # An open report is listed even if many newer ones are closed.
        .order_by(col(Anomaly.state).in_([str(state) for state in CLOSED]), col(Anomaly.id).desc())
        .limit(limit)
    )
    return found.all()


async def alike(
    session: AsyncSession, category: str, unit: str, since: datetime
) -> Sequence[Anomaly]:
    """Return the open reports of the same category and unit, the newest first."""
    found = await session.exec(
        select(Anomaly)
        .where(
            Anomaly.category == category,
            Anomaly.unit == unit,
            Anomaly.created_at >= since,
            sql(IS_OPEN),
            is_real(),
        )
        # Not by the number alone: all reports would be read for that order, from the last one back.
        .order_by(col(Anomaly.created_at).desc(), col(Anomaly.id).desc())
    )
    return found.all()


async def followers(session: AsyncSession, anomaly: Anomaly) -> set[int]:
    """Return the reporter, and the officers who added their words to the report."""
    found = await session.exec(
        select(Entry.actor_id)
        .where(
            Entry.anomaly_id == anomaly.id,
            Entry.event == Event.ADDED,
        )
        .distinct()
    )
    return {anomaly.reporter_id} | {member for member in found.all() if member is not None}


async def add_to_answer(
    session: AsyncSession, anomaly_id: int, number: int, added: tuple[int, ...]
) -> set[int]:
    """Add files to the waiting messages about an entry. Returns their recipients."""
    reached = set[int]()
    for message, said in await _answers(session, anomaly_id, number):
        changed = await session.exec(
            update(OutboxMessage)
            .where(
                col(OutboxMessage.id) == message.id,
                col(OutboxMessage.state) == MessageState.WAITING,
                # Once it is claimed, its words are already rendered.
                col(OutboxMessage.owner).is_(None),
            )
            .values(detail=write(replace(said, files=(*said.files, *added)))),
            execution_options={"synchronize_session": False},
        )
        if changed.rowcount:
            reached.add(message.recipient_id)
    return reached


async def told_of(session: AsyncSession, anomaly_id: int, number: int) -> set[int]:
    """Return who got an addition, or is about to."""
    found = await _answers(session, anomaly_id, number)
    return {message.recipient_id for message, _ in found}


async def _answers(
    session: AsyncSession, anomaly_id: int, number: int
) -> list[tuple[OutboxMessage, EntryWords]]:
    """Return the messages about an addition."""
    found = await session.exec(
        select(OutboxMessage).where(
            OutboxMessage.kind == Notice.ANSWER, OutboxMessage.about == anomaly_id
        )
    )
    said = [(message, message.facts(EntryWords)) for message in found]
    return [(message, entry) for message, entry in said if entry.entry == number]


async def attachments(session: AsyncSession, anomaly_id: int) -> Sequence[Attachment]:
    found = await session.exec(
        select(Attachment).where(Attachment.anomaly_id == anomaly_id).order_by(col(Attachment.id))
    )
    return found.all()


async def last_turns(
    session: AsyncSession,
    reports: Collection[int],
    events: Collection[Event] = (*TAKINGS, Event.TRANSFERRED, Event.RETURNED),
) -> dict[int, Entry]:
    """Return how each of these reports was last taken, transferred or lost by its holder."""
    found = await session.exec(
        select(Entry)
        .where(col(Entry.anomaly_id).in_(reports), col(Entry.event).in_(events))
        .order_by(col(Entry.number))
    )
    return {entry.anomaly_id: entry for entry in found}


async def last_promiser(session: AsyncSession, anomaly_id: int) -> int | None:
    """Return who gave the last promise since the report was last taken."""
    return (await last_promisers(session, [anomaly_id])).get(anomaly_id)


async def last_promisers(session: AsyncSession, reports: Collection[int]) -> dict[int, int]:
    """Return who gave the last promise of each of these reports since it was last taken."""
    events = (Event.PROMISED, Event.ACKNOWLEDGED, Event.REOPENED)
    found = await session.exec(
        select(Entry)
        .where(col(Entry.anomaly_id).in_(reports), col(Entry.event).in_(events))
        .order_by(col(Entry.number))
    )
    return {entry.anomaly_id: entry.actor_id for entry in found if entry.actor_id is not None}


async def is_asked(session: AsyncSession, anomaly_id: int) -> bool:
    """Whether a question to the reporter is open, whoever has the report now."""
    last = await REPORTS.last(session, anomaly_id, OF_A_QUESTION)
    while last is not None and last.event is Event.ANSWERED and last.is_erased:
        # It was taken back.
        last = await REPORTS.last(session, anomaly_id, OF_A_QUESTION, before=last.number)
    return last is not None and last.event is Event.ASKED


async def state_before_question(session: AsyncSession, anomaly_id: int) -> State:
    """Return how a report stood before its reporter was asked. An answer alone is no progress."""
    last = await REPORTS.last(
        session, anomaly_id, [*TAKINGS, Event.REOPENED, Event.RETURNED, Event.PROGRESSED]
    )
    is_going_on = last is not None and last.event is Event.PROGRESSED
    return State(last.detail) if last is not None and is_going_on else State.ACKNOWLEDGED


async def reopening_asked(session: AsyncSession) -> Sequence[Anomaly]:
    """Return the closed reports whose reporter asked to reopen them and has not been answered."""
    decisions = (Event.REOPEN_ASKED, Event.REOPENED, Event.REPLIED, Event.RESOLVED)
    last = (
        select(Entry.anomaly_id, func.max(Entry.number).label("number"))
        .where(col(Entry.event).in_(decisions))
        .group_by(col(Entry.anomaly_id))
        .subquery()
    )
    found = await session.exec(
        select(Anomaly)
        .join(Entry, col(Entry.anomaly_id) == col(Anomaly.id))
        .join(last, (last.c.anomaly_id == Entry.anomaly_id) & (last.c.number == Entry.number))
        .where(Anomaly.state == State.RESOLVED, Entry.event == Event.REOPEN_ASKED)
        .order_by(col(Anomaly.id))
    )
    return found.all()


async def last_told(session: AsyncSession, anomaly_id: int) -> Entry | None:
    """Return the last entry that the report's followers were told of."""
    return await REPORTS.last(session, anomaly_id, TOLD_TO_REPORTER)


async def promise_after(session: AsyncSession, opening: Entry) -> Entry | None:
    """Return the next entry that followers were told of, if it is a promise."""
    found = await session.exec(
        select(Entry)
        .where(
            Entry.anomaly_id == opening.anomaly_id,
            col(Entry.number) > opening.number,
            col(Entry.event).in_(TOLD_TO_REPORTER),
        )
        .order_by(col(Entry.number))
        .limit(1)
    )
    following = found.first()
    is_promise = following is not None and following.event is Event.PROMISED
    return following if is_promise else None


async def count_by_state(session: AsyncSession) -> dict[State, int]:
    found = await session.exec(
        select(Anomaly.state, func.count()).where(is_real()).group_by(col(Anomaly.state))
    )
    return {State(state): count for state, count in found.all()}


async def reminders(session: AsyncSession, anomaly_id: int) -> Sequence[tuple[int, str, int]]:
    """Return what has reminded people of the report: the message, its kind and its recipient."""
    found = await session.exec(
        select(OutboxMessage.id, OutboxMessage.kind, OutboxMessage.recipient_id).where(
            OutboxMessage.about == anomaly_id,
            col(OutboxMessage.kind).in_(REMINDERS),
            OutboxMessage.state == MessageState.SENT,
            col(OutboxMessage.message_id).is_not(None),
        )
    )
    return found.all()


async def cards(session: AsyncSession, anomaly_id: int) -> dict[int, list[int]]:
    """Return the cards of the report, sent or enqueued, by recipient; the oldest first."""
    found = await session.exec(
        select(OutboxMessage.recipient_id, OutboxMessage.id)
        .where(
            OutboxMessage.about == anomaly_id,
            OutboxMessage.kind == Notice.CARD,
            col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.SENT]),
        )
        .order_by(col(OutboxMessage.id))
    )
    cards: dict[int, list[int]] = {}
    for member, card in found.all():
        cards.setdefault(member, []).append(card)
    return cards


_ANOMALIES = table_of(Anomaly).c
# Built once, because every message runs it.
_IS_SPOKEN_OF = (
    fields_of(Anomaly, ["id"])
    .where(
        _ANOMALIES.reporter_id == bindparam("reporter_id"),
        or_(_ANOMALIES.state == State.NEEDS_INFO, _ANOMALIES.changed_at > bindparam("since")),
        rings(),
    )
    .limit(1)
)


async def is_spoken_of(look: Look, reporter_id: int, since: datetime) -> bool:
    """Whether one of the reporter's reports waits for their answer, or has changed since."""
    return bool(await look(_IS_SPOKEN_OF, reporter_id=reporter_id, since=since))


async def last_said(session: AsyncSession, reporter_id: int, since: datetime) -> datetime | None:
    """Return when the reporter last wrote something about a report of theirs, if since then."""
    found = await session.exec(
        select(func.max(Entry.at))
        .join(Anomaly, col(Anomaly.id) == col(Entry.anomaly_id))
        .where(
            Anomaly.reporter_id == reporter_id,
            rings(),
            col(Anomaly.changed_at) > since,
            Entry.actor_id == reporter_id,
            col(Entry.event).in_([Event.REPORTED, Event.ANSWERED, Event.ADDED]),
            col(Entry.at) > since,
        )
    )
    return found.one()


async def asked_of(session: AsyncSession, reporter_id: int) -> Sequence[Anomaly]:
    """Return the reports whose reporter has not answered a question yet, the newest first."""
    found = await session.exec(
        select(Anomaly)
        .where(Anomaly.reporter_id == reporter_id, Anomaly.state == State.NEEDS_INFO)
        .order_by(col(Anomaly.changed_at).desc(), col(Anomaly.id).desc())
    )
    return found.all()


async def open_with(session: AsyncSession, member_id: int) -> Sequence[Anomaly]:
    """Return the open reports that the member has filed or taken."""
    found = await session.exec(
        select(Anomaly)
        .where(
            or_(Anomaly.reporter_id == member_id, Anomaly.holder_id == member_id),
            sql(IS_OPEN),
            is_real(),
        )
        .order_by(col(Anomaly.id))
    )
    return found.all()


def _is_in(member_id: int) -> ColumnElement[bool]:
    """Whether a member has filed or taken a report, or has a card of it."""
    carded = select(OutboxMessage.id).where(
        OutboxMessage.kind == Notice.CARD,
        OutboxMessage.about == Anomaly.id,
        OutboxMessage.recipient_id == member_id,
    )
    return or_(
        col(Anomaly.reporter_id) == member_id,
        col(Anomaly.holder_id) == member_id,
        carded.exists(),
    )


async def drills_with(session: AsyncSession, member_id: int) -> Sequence[int]:
    """Return the open reports of drills that a member is in."""
    found = await session.exec(
        select(Anomaly.id)
        .where(Anomaly.practice == Practice.DRILL, sql(IS_OPEN), _is_in(member_id))
        .order_by(col(Anomaly.id))
    )
    return found.all()


async def has_urgent(session: AsyncSession, member_id: int) -> bool:
    """Whether a real urgent report that is open has reached a member, or is theirs."""
    found = await session.exec(
        select(Anomaly.id)
        .where(is_real(), Anomaly.urgency == Urgency.URGENT, sql(IS_OPEN), _is_in(member_id))
        .limit(1)
    )
    return found.first() is not None


async def practised_until(session: AsyncSession, now: datetime) -> Sequence[int]:
    """Return the practice reports of single officers whose time is over."""
    found = await session.exec(
        select(Anomaly.id).where(col(Anomaly.due_at) <= now, ~rings()).order_by(col(Anomaly.id))
    )
    return found.all()


async def next_practice_end(session: AsyncSession) -> datetime | None:
    """Return when the next practice report ends by itself."""
    due_at = col(Anomaly.due_at)
    return (await session.exec(select(func.min(due_at)).where(due_at.is_not(None), ~rings()))).one()


# --- removing words ---

# A notice about an earlier closing does not count.
_IS_TOLD = and_(
    col(Anomaly.erasure_told_at).is_not(None),
    col(Anomaly.erasure_told_at) >= col(Anomaly.changed_at),
)


async def forget_attachments(
    session: AsyncSession, anomaly_id: int, entry_number: int | None = None
) -> None:
    """Delete the files of a report, or those that came with one entry."""
    of_entry = true() if entry_number is None else col(Attachment.entry_number) == entry_number
    await session.exec(delete(Attachment).where(col(Attachment.anomaly_id) == anomaly_id, of_entry))


async def lock_untold(
    session: AsyncSession, state: str, closed_before: datetime, most: int
) -> Sequence[Anomaly]:
    """Return the closed reports whose words must go, and of which admins are not told yet."""
    found = await session.exec(
        select(Anomaly)
        .where(REPORTS.is_old(state, closed_before), ~_IS_TOLD)
        .order_by(col(Anomaly.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return found.all()


def is_told_by(moment: datetime) -> ColumnElement[bool]:
    """Whether admins knew by that moment that the words will go."""
    return and_(_IS_TOLD, col(Anomaly.erasure_told_at) <= moment)


async def count_told(session: AsyncSession) -> int:
    """Return how many closed reports admins were told of, and still have their words."""
    closed = [str(state) for state in CLOSED]
    found = await session.exec(
        select(func.count())
        .select_from(Anomaly)
        .where(col(Anomaly.state).in_(closed), REPORTS.has_words, _IS_TOLD)
    )
    return found.one()
