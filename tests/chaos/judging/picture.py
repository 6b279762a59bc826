"""Everything that the database holds at the end of a round, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from sqlmodel import SQLModel, col, select

from office.announcements.models import Announcement, Delivery
from office.anomalies.models import Anomaly, Entry
from office.answers import ForwardedQuestion, HeadAnswer
from office.calendar.working_hours import WorkingHours
from office.changes.models import ChangeReader, SopChange
from office.hash_chain import Broken
from office.inbox.models import InboxUpdate
from office.outbox.models import MessageState, OutboxMessage
from office.people import Member
from office.questions.models import Question
from office.revisions import Revision, RevisionDraft
from office.services import Services, verify_histories
from office.verifications.models import Verification, VerificationEntry
from tests.office.rows import rows

_Row = TypeVar("_Row", bound=SQLModel)


@dataclass(frozen=True)
class Picture:
    """The rows of the tables that are judged, by their ids."""

    at: datetime
    hours: WorkingHours
    members: dict[int, Member]
    updates: dict[int, InboxUpdate]
    # Those that were meant, and the reports of drills.
    anomalies: dict[int, Anomaly]
    drilled: dict[int, Anomaly]
    entries: Sequence[Entry]
    messages: Sequence[OutboxMessage]
    announcements: dict[int, Announcement]
    deliveries: Sequence[Delivery]
    questions: Sequence[Question]
    verifications: Sequence[Verification]
    asked: Sequence[VerificationEntry]
    forwarded: Sequence[ForwardedQuestion]
    answers: Sequence[HeadAnswer]
    drafts: dict[int, RevisionDraft]
    revisions: Sequence[Revision]
    changes: Sequence[SopChange]
    readers: Sequence[ChangeReader]
    broken: Sequence[Broken]

    def history(self, anomaly_id: int) -> list[Entry]:
        return [entry for entry in self.entries if entry.anomaly_id == anomaly_id]

    def about(self, kind: str, subject: int) -> list[OutboxMessage]:
        """The messages of this kind about this, in the order in which they were put in."""
        return [
            message
            for message in self.messages
            if message.kind == kind and message.about == subject
        ]

    @cached_property
    def accounts(self) -> dict[int, int]:
        """The account of every member."""
        return {member.id: member.telegram_id for member in self.members.values()}

    @property
    def open_updates(self) -> int:
        return sum(update.done_at is None for update in self.updates.values())

    @property
    def unsent(self) -> list[OutboxMessage]:
        """What was due and has neither gone out nor become obsolete."""
        return [
            message
            for message in self.messages
            if message.state is MessageState.HELD
            or (message.state is MessageState.WAITING and message.due_at <= self.at)
        ]


async def taken(services: Services) -> Picture:
    """Read it all."""
    reports = {report.id: report for report in await _all(services, Anomaly)}
    return Picture(
        at=services.clock.now(),
        hours=services.rules().hours,
        members={member.id: member for member in await _all(services, Member)},
        updates={
            update.update_id: update for update in await _all(services, InboxUpdate, "update_id")
        },
        anomalies={id: report for id, report in reports.items() if report.practice is None},
        drilled={id: report for id, report in reports.items() if report.practice is not None},
        entries=await _all(services, Entry),
        messages=await _all(services, OutboxMessage),
        announcements={
            announcement.id: announcement for announcement in await _all(services, Announcement)
        },
        deliveries=await _all(services, Delivery),
        questions=await _all(services, Question),
        verifications=await _all(services, Verification),
        asked=await _all(services, VerificationEntry),
        forwarded=await _all(services, ForwardedQuestion),
        answers=await _all(services, HeadAnswer),
        drafts={draft.id: draft for draft in await _all(services, RevisionDraft)},
        revisions=await _all(services, Revision),
        changes=await _all(services, SopChange),
        readers=await _all(services, ChangeReader),
        broken=await verify_histories(services.database),
    )


async def _all(services: Services, model: type[_Row], key: str = "id") -> Sequence[_Row]:
    return await rows(services.database, select(model).order_by(col(getattr(model, key))))
