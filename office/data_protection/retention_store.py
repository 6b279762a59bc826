"""The SQL of retention: what is too old, kind by kind, and its removal in limited batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, tuple_
from sqlmodel import SQLModel, and_, col, delete, exists, func, or_, select, update

from office.announcements.models import Announcement, Delivery
from office.announcements.notices import AnnouncementNotice
from office.announcements.states import State
from office.anomalies.models import CLOSED, Anomaly
from office.anomalies.notices import Notice
from office.anomalies.oversight import OversightNotice
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.changes.models import ChangeReader, SopChange
from office.data_protection.retention_models import Removal, RetentionRun
from office.data_protection.retention_plan import RetentionKind, Rule
from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.forms import StoredForm, Topic
from office.inbox import InboxNotice
from office.inbox.models import InboxUpdate
from office.interviews.models import InterviewCount
from office.outbox.models import MessageState, OutboxMessage
from office.people.models import Invitation, StrangerNotice
from office.questions.models import GAP, Question, SectionOpening
from office.revisions.models import RevisionDraft
from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.training.models import CardDay, QuizAttempt, ScriptUse

_OF_REPORTS = [*Notice, OversightNotice.UNDELIVERED]
# These messages are corrected and recalled in place, so they go together with the deliveries.
_OF_ANNOUNCEMENTS = [kind for kind in AnnouncementNotice if kind != AnnouncementNotice.DIGEST]


@dataclass(frozen=True)
class OldRows:
    """Rows of one table that are too old. With `values` they are emptied instead of deleted."""

    model: type[SQLModel]
    is_old: ColumnElement[bool]
    values: Mapping[str, Any] = field(default_factory=dict)


def scopes(rule: Rule, border: datetime) -> Sequence[OldRows]:
    """Return what a rule removes, except for the words of reports and verifications.

    Those are removed from histories that stay (`redaction.py` of either).
    """
    day = border.date()
    match rule.kind:
        case RetentionKind.QUESTIONS:
            if rule.state == "opened":
                return [OldRows(SectionOpening, col(SectionOpening.opened_on) < day)]
            is_gap = col(Question.band) == GAP
            is_meant = is_gap if rule.state == "gap" else ~is_gap
            return [OldRows(Question, and_(is_meant, col(Question.asked_at) < border))]
        case RetentionKind.INBOX:
            return [OldRows(InboxUpdate, and_(col(InboxUpdate.done_at) < border, ~_is_quoted()))]
        case RetentionKind.OUTBOX:
            is_old = and_(_has_ended(MessageState(rule.state), border), ~_is_still_needed())
            return [OldRows(OutboxMessage, is_old)]
        case RetentionKind.DRAFTS:
            return _drafts(border)
        case RetentionKind.ANNOUNCEMENTS:
            return _announcements(border)
        case RetentionKind.TRAINING:
            return [
                OldRows(CardDay, col(CardDay.day) < day),
                OldRows(QuizAttempt, col(QuizAttempt.asked_on) < day),
                OldRows(ScriptUse, col(ScriptUse.used_on) < day),
            ]
        case RetentionKind.INTERVIEWS:
            return [OldRows(InterviewCount, col(InterviewCount.month) < day)]
        case RetentionKind.INVITATIONS:
            is_old = col(Invitation.used_at) < border
            if rule.state == "expired":
                is_old = and_(col(Invitation.used_at).is_(None), Invitation.expires_at < border)
            return [OldRows(Invitation, is_old)]
        case RetentionKind.STRANGERS:
            is_old = col(StrangerNotice.told_at) < border
            return [OldRows(StrangerNotice, is_old)]
        case RetentionKind.ANSWERS:
            return [_answers(rule.state, border)]
        case RetentionKind.SUGGESTIONS:
            return [OldRows(Suggestion, _suggestions(rule.state, border))]
        case RetentionKind.CHANGES:
            return _changes(border)
        case RetentionKind.REVISIONS:
            # What was published is kept for good, so that it can be read and restored.
            return [OldRows(RevisionDraft, col(RevisionDraft.decided_at) < border)]
        case RetentionKind.REPORTS | RetentionKind.VERIFICATIONS:
            return []


async def count(session: AsyncSession, scope: OldRows) -> int:
    """Count what is too old."""
    found = await session.exec(select(func.count()).select_from(scope.model).where(scope.is_old))
    return found.one()


async def remove(session: AsyncSession, scope: OldRows, most: int) -> int:
    """Remove some of what is too old. Returns how much."""
    table: Any = scope.model
    key = table.__table__.primary_key.columns
    some = tuple_(*key).in_(select(*key).where(scope.is_old).limit(most))
    if scope.values:
        result = await session.exec(update(scope.model).where(some).values(**scope.values))
    else:
        result = await session.exec(delete(scope.model).where(some))
    return int(result.rowcount)


async def is_done(session: AsyncSession, day: date) -> bool:
    """Whether the removals of that day are done."""
    return await session.get(RetentionRun, day) is not None


async def note_done(session: AsyncSession, day: date, at: datetime) -> None:
    row = {"day": day, "finished_at": at}
    await insert_missing(session, RetentionRun, [row], key=col(RetentionRun.day))


async def removals(session: AsyncSession, most: int) -> Sequence[Removal]:
    """Return what was removed, the latest first."""
    found = await session.exec(select(Removal).order_by(col(Removal.id).desc()).limit(most))
    return found.all()


def _drafts(border: datetime) -> list[OldRows]:
    """What was left half written. A draft of an announcement goes with its form."""
    is_written = exists(
        select(StoredForm.topic).where(
            StoredForm.member_id == Announcement.author_id,
            StoredForm.topic == Topic.ANNOUNCEMENT,
            StoredForm.updated_at >= border,
        )
    )
    is_left = and_(col(Announcement.state) == State.DRAFT, ~is_written)
    # Its row stays, so that its number is never used again.
    emptied = {
        "state": State.CANCELLED,
        "html": "",
        "photo_id": None,
        "document_id": None,
        "changes": None,
    }
    return [
        OldRows(Announcement, is_left, emptied),
        OldRows(StoredForm, col(StoredForm.updated_at) < border),
    ]


def _answers(state: str, border: datetime) -> OldRows:
    """Forwarded questions that were answered, and answers that nobody is shown any more."""
    if state == "closed":
        return OldRows(ForwardedQuestion, col(ForwardedQuestion.closed_at) < border)
    is_asked = exists(
        select(ForwardedQuestion.id).where(ForwardedQuestion.answer_id == HeadAnswer.id)
    )
    is_over = or_(col(HeadAnswer.ended_at) < border, HeadAnswer.valid_until < border.date())
    return OldRows(HeadAnswer, and_(is_over, ~is_asked))


def _suggestions(state: str, border: datetime) -> ColumnElement[bool]:
    """What nobody has decided, and what was decided without effect on the shelf."""
    if state == "open":
        is_open = and_(
            col(Suggestion.state) == SuggestionState.OPEN,
            # If it were deleted, its keeper would never decide and it would be held back for good.
            col(Suggestion.kind) != SuggestionKind.TRAINING,
        )
        return and_(is_open, col(Suggestion.last_at) < border)
    taught_nothing = [SuggestionState.REFUSED, SuggestionState.ANSWERED]
    is_over = col(Suggestion.state).in_(taught_nothing)
    return and_(is_over, col(Suggestion.decided_at) < border)


def _changes(border: datetime) -> list[OldRows]:
    """The replaced words, and who has read the change. The words in force stay."""
    is_old = SopChange.told_at < border
    of_old = col(ChangeReader.change_id).in_(select(SopChange.id).where(is_old))
    return [OldRows(ChangeReader, of_old), OldRows(SopChange, and_(is_old, ~_has_readers()))]


def _has_readers() -> ColumnElement[bool]:
    """Whether readers are left: these go first, in steps of their own."""
    return exists(select(ChangeReader.id).where(ChangeReader.change_id == SopChange.id))


def _announcements(border: datetime) -> list[OldRows]:
    """Who got which announcement, and who has read it. The announcement itself stays."""

    def is_over(announcement_id: Any) -> ColumnElement[bool]:
        return exists(
            select(Announcement.id).where(
                Announcement.id == announcement_id,
                col(Announcement.state).in_([State.DONE, State.CANCELLED]),
                col(Announcement.finished_at) < border,
                or_(
                    col(Announcement.in_force_until).is_(None),
                    col(Announcement.in_force_until) < border.date(),
                ),
            )
        )

    is_message = and_(
        col(OutboxMessage.kind).in_(_OF_ANNOUNCEMENTS),
        col(OutboxMessage.state).not_in([MessageState.WAITING, MessageState.HELD]),
    )
    return [
        OldRows(Delivery, is_over(Delivery.announcement_id)),
        OldRows(OutboxMessage, and_(is_message, is_over(OutboxMessage.about))),
    ]


def _has_ended(state: MessageState, border: datetime) -> ColumnElement[bool]:
    ended_at = func.coalesce(OutboxMessage.sent_at, OutboxMessage.due_at)
    return and_(col(OutboxMessage.state) == state, ended_at < border)


def _is_quoted() -> ColumnElement[bool]:
    """Whether the sender of an update that was put aside is still to be told what it said."""
    return exists(
        select(OutboxMessage.id).where(
            OutboxMessage.kind == InboxNotice.GIVEN_UP,
            OutboxMessage.about == InboxUpdate.update_id,
            col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.HELD]),
        )
    )


def _is_still_needed() -> ColumnElement[bool]:
    """Whether a card or announcement may still be edited in place."""
    closed = [str(state) for state in CLOSED]
    is_of_open_report = exists(
        select(Anomaly.id).where(
            Anomaly.id == OutboxMessage.about, col(Anomaly.state).not_in(closed)
        )
    )
    return or_(
        col(OutboxMessage.kind).in_(_OF_ANNOUNCEMENTS),
        and_(col(OutboxMessage.kind).in_(_OF_REPORTS), is_of_open_report),
    )
