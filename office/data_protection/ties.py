"""Every column that names a member, and what happens to its row when they are erased.

A test reads all tables and fails if a column that names a member is missing here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from office.announcements.models import Announcement, AnnouncementEntry, Delivery
from office.anomalies.models import Anomaly, Entry
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.changes.models import ChangeReader
from office.database import Table
from office.forms import StoredForm
from office.inbox.models import InboxUpdate
from office.interviews.models import InterviewMessage
from office.outbox.models import OutboxMessage
from office.people.log_models import MembershipEntry
from office.people.models import Appointment, Invitation, Leave, Member, StrangerNotice
from office.questions.models import Question, SectionOpening
from office.revisions.models import Revision, RevisionDraft
from office.suggestions.models import Suggestion
from office.training.models import (
    CardDay,
    Progress,
    QuizAttempt,
    ScriptUse,
    Snooze,
    TrainingPlan,
)
from office.verifications.models import Verification, VerificationEntry


class By(StrEnum):
    """What a column holds of a member."""

    ID = "id"
    ACCOUNT = "account"  # the member's Telegram id


class Fate(StrEnum):
    """What happens to a row when the member is erased."""

    STAYS = "stays"  # the office's own record; it has a number that leads to nobody any more
    GOES = "goes"
    EMPTIED = "emptied"  # the row stays to be counted; words and account are removed


@dataclass(frozen=True)
class Tie:
    """A column that names a member."""

    model: type[Table]
    column: str
    fate: Fate
    by: By = By.ID
    is_own: bool = True
    """Whether the row is about the member and exported whole. If not, only its key is."""
    emptied: Mapping[str, object] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    """Columns that the export leaves out: hashes, and names of processes."""


_MACHINERY = frozenset({"owner", "dedup_key", "error", "ready_at", "started_at", "tries"})
_CHAIN = frozenset({"salt", "digest", "hash"})

TIES = (
    # The member's own row. The service gives it another name and account.
    Tie(Member, "telegram_id", Fate.STAYS, By.ACCOUNT),
    Tie(Appointment, "member_id", Fate.STAYS),
    Tie(Appointment, "appointed_by", Fate.STAYS, is_own=False),
    Tie(Leave, "member_id", Fate.GOES),
    # Who gave and took posts is the office's record: ids, and nothing that people wrote.
    Tie(MembershipEntry, "member_id", Fate.STAYS, secret=_CHAIN),
    Tie(MembershipEntry, "actor_id", Fate.STAYS, is_own=False),
    Tie(Invitation, "used_by", Fate.EMPTIED, emptied={"name": ""}, secret=frozenset({"code_hash"})),
    Tie(Invitation, "invited_by", Fate.STAYS, is_own=False),
    # An erased member moves to no other account.
    Tie(Invitation, "member_id", Fate.GOES, is_own=False),
    Tie(StrangerNotice, "telegram_id", Fate.GOES, By.ACCOUNT),
    # What they asked: the office counts that it was asked, but the words are the member's.
    Tie(Question, "member_id", Fate.EMPTIED, emptied={"text": "", "read_as": None}),
    Tie(SectionOpening, "member_id", Fate.GOES),
    # That a change was told to them and read is counted. The words of the question are gone.
    Tie(ChangeReader, "member_id", Fate.STAYS),
    # An open question to a head is no longer asked. The head's answer is the office's.
    Tie(
        ForwardedQuestion,
        "asker_id",
        Fate.EMPTIED,
        emptied={"text": "", "follow_up": "", "due_at": None},
    ),
    Tie(HeadAnswer, "author_id", Fate.STAYS),
    # Suggestions are the office's. The words of a dislike are its asker's.
    Tie(Suggestion, "asker_id", Fate.EMPTIED, emptied={"text": "", "state": "ditolak"}),
    Tie(Suggestion, "decided_by", Fate.STAYS, is_own=False),
    # Texts of the shelf are the office's, with who wrote and approved them.
    Tie(RevisionDraft, "author_id", Fate.STAYS),
    Tie(RevisionDraft, "reviewer_id", Fate.STAYS, is_own=False),
    Tie(Revision, "author_id", Fate.STAYS),
    Tie(Revision, "approver_id", Fate.STAYS, is_own=False),
    # What they have half written, on any topic.
    Tie(StoredForm, "member_id", Fate.GOES, secret=frozenset({"moved_by"})),
    # Reports are records of a case: their words are removed by retention, not with a person.
    Tie(Anomaly, "reporter_id", Fate.STAYS),
    Tie(Anomaly, "holder_id", Fate.STAYS, is_own=False),
    Tie(Anomaly, "assigned_by", Fate.STAYS, is_own=False),
    Tie(Entry, "actor_id", Fate.STAYS, secret=_CHAIN),
    # Numbers of messages that are deleted from the member's own chat after the day.
    Tie(InterviewMessage, "member_id", Fate.GOES),
    # What an issuer was asked belongs to the file of the case.
    Tie(Verification, "officer_id", Fate.STAYS),
    Tie(Verification, "holder_id", Fate.STAYS, is_own=False),
    Tie(VerificationEntry, "actor_id", Fate.STAYS, secret=_CHAIN),
    # Announcements are the office's. That they were told and have read belongs to the member.
    Tie(Announcement, "author_id", Fate.STAYS),
    Tie(Announcement, "approved_by", Fate.STAYS, is_own=False),
    Tie(AnnouncementEntry, "actor_id", Fate.STAYS),
    Tie(Delivery, "member_id", Fate.STAYS),
    # What they have learned concerns nobody else.
    Tie(CardDay, "member_id", Fate.GOES),
    Tie(Progress, "member_id", Fate.GOES),
    Tie(QuizAttempt, "member_id", Fate.GOES),
    Tie(ScriptUse, "member_id", Fate.GOES),
    Tie(Snooze, "member_id", Fate.GOES),
    Tie(TrainingPlan, "changed_by", Fate.STAYS, is_own=False),
    # What came from them, and what goes to them. The sender drops messages to former members.
    Tie(InboxUpdate, "chat_id", Fate.EMPTIED, By.ACCOUNT, emptied={"payload": None}),
    Tie(OutboxMessage, "recipient_id", Fate.STAYS, secret=_MACHINERY),
)
