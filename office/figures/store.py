"""The SQL of the figures: counts, and rows without the words that people wrote."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import text as sql
from sqlmodel import col, func, or_, select

from office import payload
from office.announcements import Announcement, Delivery
from office.anomalies import Transferred, is_real, practised
from office.anomalies.models import IS_OPEN, Anomaly, Entry, Event
from office.database import AsyncSession
from office.figures.promises import COUNTED, Move
from office.figures.reports import ReportRow
from office.questions import Question
from office.verifications import (
    Event as Verified,
)
from office.verifications import (
    State as Closed,
)
from office.verifications import (
    Verification,
    VerificationEntry,
)

_CLOSINGS = (Event.RESOLVED, Event.WITHDRAWN)

ReadCount = tuple[int, str, str, int, int]
"""An announcement, the recipients' unit and section, how many there are and how many have read."""


class AskedCount(NamedTuple):
    """How often a member asked what ended alike."""

    member_id: int
    band: str
    sop_id: str | None
    is_helpful: bool | None
    is_by_head: bool  # whether a head's answer was shown
    times: int


async def count_questions(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[AskedCount]:
    """Count the questions of a period by member and by how they were answered and rated."""
    groups: Any = (
        Question.member_id,
        Question.band,
        Question.sop_id,
        Question.is_helpful,
        col(Question.answer_id).is_not(None),
    )
    columns: Any = (*groups, func.count())
    found = await session.exec(
        select(*columns)
        .where(col(Question.asked_at) >= starts_at, col(Question.asked_at) < ends_at)
        .group_by(*groups)
    )
    return [AskedCount(*row) for row in found.all()]


async def count_sections(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[tuple[str, str, int]]:
    """Count how often each section was shown in a period: SOP, section, times."""
    columns: Any = (Question.sop_id, Question.section, func.count())
    found = await session.exec(
        select(*columns)
        .where(
            col(Question.asked_at) >= starts_at,
            col(Question.asked_at) < ends_at,
            col(Question.sop_id).is_not(None),
            col(Question.section).is_not(None),
        )
        .group_by(col(Question.sop_id), col(Question.section))
    )
    return [(sop, section, times) for sop, section, times in found.all()]


async def closings(session: AsyncSession, since: datetime) -> dict[int, datetime]:
    """Return when each report was last closed, for those closed since then."""
    columns: Any = (Entry.anomaly_id, func.max(Entry.at))
    found = await session.exec(
        select(*columns)
        .where(col(Entry.event).in_(_CLOSINGS), col(Entry.at) >= since)
        .group_by(col(Entry.anomaly_id))
    )
    return dict(found.all())


async def reports(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> list[ReportRow]:
    """Return the reports that were filed or closed in the period, or open at its end or since."""
    closed_since = select(Entry.anomaly_id).where(
        col(Entry.event).in_(_CLOSINGS), col(Entry.at) >= starts_at
    )
    columns: Any = (
        Anomaly.id,
        Anomaly.reporter_id,
        Anomaly.section,
        Anomaly.unit,
        Anomaly.state,
        Anomaly.tier,
        Anomaly.policy,
        Anomaly.created_at,
        Anomaly.concerns,
    )
    found = await session.exec(
        select(*columns).where(
            is_real(),
            col(Anomaly.created_at) < ends_at,
            or_(
                col(Anomaly.created_at) >= starts_at,
                sql(IS_OPEN),
                col(Anomaly.id).in_(closed_since),
            ),
        )
    )
    return [ReportRow(*row) for row in found.all()]


async def promise_moves(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[Move]:
    """Return the histories of the reports on which something was promised in the period."""
    promised = select(Entry.anomaly_id).where(
        Entry.event == Event.PROMISED, col(Entry.at) >= starts_at, col(Entry.at) < ends_at
    )
    columns: Any = (Entry.anomaly_id, Entry.at, Entry.event, Entry.actor_id, Entry.detail)
    found = await session.exec(
        select(*columns)
        .where(
            col(Entry.anomaly_id).in_(promised),
            col(Entry.anomaly_id).not_in(practised()),
            col(Entry.event).in_(sorted(COUNTED)),
        )
        .order_by(col(Entry.anomaly_id), col(Entry.number))
    )
    return [
        Move(anomaly, at, event, actor, _due_at(event, detail), _section(event, detail))
        for anomaly, at, event, actor, detail in found.all()
    ]


async def sections_of(session: AsyncSession, anomalies: set[int]) -> dict[int, tuple[str, str]]:
    """Return the sections of these reports now, and their categories."""
    found = await session.exec(
        select(Anomaly.id, Anomaly.section, Anomaly.category).where(col(Anomaly.id).in_(anomalies))
    )
    return {anomaly: (section, category) for anomaly, section, category in found.all()}


async def about_superiors(session: AsyncSession, anomalies: set[int]) -> set[int]:
    """Return which of these reports are about a superior."""
    found = await session.exec(
        select(Anomaly.id, Anomaly.concerns).where(col(Anomaly.id).in_(anomalies))
    )
    return {anomaly for anomaly, concerns in found.all() if concerns}


async def count_read(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> list[ReadCount]:
    """Count who has read the period's announcements that ask for it, by unit and section."""
    groups: Any = (Delivery.announcement_id, Delivery.unit, Delivery.section)
    columns: Any = (*groups, func.count(), func.count(col(Delivery.read_at)))
    found = await session.exec(
        select(*columns)
        .join(Announcement, col(Announcement.id) == col(Delivery.announcement_id))
        .where(
            col(Announcement.needs_ack).is_(True),
            col(Announcement.recalled_at).is_(None),
            col(Announcement.started_at) >= starts_at,
            col(Announcement.started_at) < ends_at,
        )
        .group_by(*groups)
    )
    return [tuple(row) for row in found.all()]


async def read_within(session: AsyncSession, starts_at: datetime, ends_at: datetime) -> int:
    """Count how often an announcement that asks for it was first read in a period."""
    first = func.coalesce(col(Delivery.read_before_at), col(Delivery.read_at))
    found = await session.exec(
        select(func.count())
        .select_from(Delivery)
        .join(Announcement, col(Announcement.id) == col(Delivery.announcement_id))
        .where(col(Announcement.needs_ack).is_(True), first >= starts_at, first < ends_at)
    )
    return found.one()


async def verified(
    session: AsyncSession, starts_at: datetime, ends_at: datetime
) -> Sequence[Verification]:
    """Return what was sent to issuers and ended with an outcome in the period."""
    ended = select(VerificationEntry.verification_id).where(
        VerificationEntry.event == Verified.CLOSED,
        col(VerificationEntry.at) >= starts_at,
        col(VerificationEntry.at) < ends_at,
    )
    found = await session.exec(
        select(Verification)
        .where(
            col(Verification.id).in_(ended),
            Verification.state == Closed.CLOSED,
            or_(
                col(Verification.anomaly_id).is_(None),
                col(Verification.anomaly_id).not_in(practised()),
            ),
            col(Verification.sent_on).is_not(None),
        )
        .order_by(col(Verification.id))
    )
    return found.all()


def _due_at(event: Event, detail: str) -> datetime | None:
    """Return the promised moment. The words of a history may have been erased."""
    if event is not Event.PROMISED or not detail:
        return None
    return datetime.fromisoformat(detail)


def _section(event: Event, detail: str) -> str:
    """Return the section that gets the report. The words of a history may have been erased."""
    is_known = event is Event.TRANSFERRED and detail
    return payload.read(Transferred, detail).section if is_known else ""
