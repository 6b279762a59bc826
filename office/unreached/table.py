"""For every kind of message: who hears that it did not arrive, and what comes on the return.

A message does not arrive when its recipient has blocked the bot or left Telegram. The same table
stands in words in `docs/architecture.md`; a test holds that every kind has a row.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from office.announcements.notices import AnnouncementNotice
from office.anomalies.notices import Notice
from office.anomalies.oversight import OversightNotice
from office.answers.notices import AnswerNotice
from office.changes.notices import ChangeNotice
from office.data_protection.notices import RetentionNotice
from office.figures.notices import FiguresNotice
from office.interviews.notices import InterviewNotice
from office.membership.notices import MembershipNotice
from office.posts.notices import PostNotice
from office.revisions.notices import RevisionNotice
from office.suggestions.notices import SuggestionNotice
from office.training.notices import TrainingNotice
from office.unreached.notices import UnreachedNotice
from office.verifications.notices import VerificationNotice


class Told(StrEnum):
    """Who hears that a message did not arrive."""

    NOBODY = "nobody"
    # The person whose question, assignment, answer or promise it carries.
    WRITER = "writer"
    # The report's history and the admins: the ladder goes on without the recipient.
    OFFICE = "office"
    # Both.
    WRITER_AND_OFFICE = "writer and office"
    # The sender of an announcement, in the one message that counts it.
    SUMMARY = "summary"


class Again(StrEnum):
    """What comes when the recipient is back. A renderer leaves out what no longer matters."""

    NOTHING = "nothing"
    # Each message that is not the same as a later one.
    EACH = "each"
    # The last one of its kind about the subject.
    LAST = "last"
    # Its noun looks for what is open: some of it was never sent while they could not be reached.
    ANEW = "anew"


class Row(NamedTuple):
    """What happens to a kind of message."""

    told: Told
    again: Again


TABLE: Mapping[str, Row] = {
    # Reports. Never is the reporter told that a card did not arrive.
    Notice.CARD: Row(Told.WRITER_AND_OFFICE, Again.ANEW),
    Notice.CARD_CHANGED: Row(Told.NOBODY, Again.EACH),
    Notice.RECEIPT: Row(Told.OFFICE, Again.EACH),
    Notice.MOVED: Row(Told.WRITER_AND_OFFICE, Again.LAST),
    Notice.MOVED_ON: Row(Told.OFFICE, Again.EACH),
    Notice.CONFIRMED: Row(Told.OFFICE, Again.NOTHING),
    Notice.WITHDRAWN: Row(Told.OFFICE, Again.NOTHING),
    Notice.PUSHED: Row(Told.WRITER_AND_OFFICE, Again.LAST),
    Notice.CALL: Row(Told.OFFICE, Again.LAST),
    Notice.QUESTION: Row(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.REPLY: Row(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.REOPEN_ASKED: Row(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.ANSWER: Row(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.PROMISE_DUE: Row(Told.OFFICE, Again.LAST),
    Notice.HANDED_OVER: Row(Told.OFFICE, Again.NOTHING),
    Notice.GAP: Row(Told.NOBODY, Again.NOTHING),
    Notice.DRAFT_EXPIRED: Row(Told.NOBODY, Again.NOTHING),
    OversightNotice.BRIEF: Row(Told.NOBODY, Again.NOTHING),
    OversightNotice.COVERAGE: Row(Told.NOBODY, Again.LAST),
    OversightNotice.OPEN_CLAIMS: Row(Told.NOBODY, Again.NOTHING),
    OversightNotice.UNDELIVERED: Row(Told.NOBODY, Again.NOTHING),
    # Questions to heads.
    AnswerNotice.FORWARDED: Row(Told.WRITER, Again.ANEW),
    AnswerNotice.CARD_CHANGED: Row(Told.NOBODY, Again.EACH),
    AnswerNotice.MOVED: Row(Told.NOBODY, Again.LAST),
    AnswerNotice.GIVEN: Row(Told.WRITER, Again.EACH),
    AnswerNotice.GAP_ANSWERED: Row(Told.NOBODY, Again.EACH),
    AnswerNotice.REPLACED: Row(Told.NOBODY, Again.EACH),
    AnswerNotice.WITHDRAWN: Row(Told.NOBODY, Again.EACH),
    # Announcements.
    AnnouncementNotice.MESSAGE: Row(Told.SUMMARY, Again.ANEW),
    AnnouncementNotice.OPENED: Row(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.EDIT: Row(Told.NOBODY, Again.EACH),
    AnnouncementNotice.NUDGE: Row(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.REREAD: Row(Told.NOBODY, Again.LAST),
    AnnouncementNotice.DIGEST: Row(Told.NOBODY, Again.EACH),
    AnnouncementNotice.TEST: Row(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.PROGRESS: Row(Told.NOBODY, Again.LAST),
    AnnouncementNotice.APPROVAL: Row(Told.WRITER, Again.LAST),
    AnnouncementNotice.APPROVAL_CLOSED: Row(Told.NOBODY, Again.EACH),
    AnnouncementNotice.DECIDED: Row(Told.NOBODY, Again.LAST),
    AnnouncementNotice.CORRECTED: Row(Told.NOBODY, Again.LAST),
    # Drafts and revisions.
    RevisionNotice.SUBMITTED: Row(Told.WRITER, Again.ANEW),
    RevisionNotice.CARD_CHANGED: Row(Told.NOBODY, Again.EACH),
    RevisionNotice.HANDED_IN: Row(Told.NOBODY, Again.NOTHING),
    RevisionNotice.RETURNED: Row(Told.WRITER, Again.EACH),
    RevisionNotice.APPROVED: Row(Told.NOBODY, Again.EACH),
    RevisionNotice.IN_FORCE: Row(Told.NOBODY, Again.EACH),
    RevisionNotice.LEFT_OUT: Row(Told.NOBODY, Again.LAST),
    RevisionNotice.FILE_BROKEN: Row(Told.NOBODY, Again.LAST),
    RevisionNotice.CONFLICT: Row(Told.NOBODY, Again.LAST),
    # Posts and membership.
    PostNotice.APPOINTED: Row(Told.WRITER, Again.EACH),
    PostNotice.ACCEPTED: Row(Told.NOBODY, Again.EACH),
    PostNotice.DECLINED: Row(Told.WRITER, Again.EACH),
    PostNotice.ENDED: Row(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE: Row(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE_CANCELLED: Row(Told.NOBODY, Again.EACH),
    MembershipNotice.CHANGED: Row(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVE_OFFERED: Row(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVED: Row(Told.NOBODY, Again.EACH),
    # Verifications and interviews.
    VerificationNotice.CARD: Row(Told.NOBODY, Again.LAST),
    VerificationNotice.REMINDED: Row(Told.NOBODY, Again.EACH),
    VerificationNotice.HANDED_ON: Row(Told.WRITER, Again.LAST),
    VerificationNotice.ENDED: Row(Told.NOBODY, Again.LAST),
    InterviewNotice.FORGOTTEN: Row(Told.NOBODY, Again.EACH),
    # News of the shelf: a wrong sentence must not stay in anybody's head.
    ChangeNotice.CHANGED: Row(Told.NOBODY, Again.EACH),
    ChangeNotice.UNREAD: Row(Told.NOBODY, Again.EACH),
    ChangeNotice.GAP_FILLED: Row(Told.NOBODY, Again.EACH),
    ChangeNotice.NOW_SOP: Row(Told.NOBODY, Again.EACH),
    ChangeNotice.REPLICAS_DIFFER: Row(Told.NOBODY, Again.NOTHING),
    # What comes again by itself, or is over by then.
    SuggestionNotice.WEEKLY: Row(Told.NOBODY, Again.NOTHING),
    SuggestionNotice.SETTLED: Row(Told.NOBODY, Again.NOTHING),
    TrainingNotice.CARD: Row(Told.NOBODY, Again.NOTHING),
    TrainingNotice.QUIZ: Row(Told.NOBODY, Again.NOTHING),
    FiguresNotice.WEEK: Row(Told.NOBODY, Again.NOTHING),
    RetentionNotice.COMING: Row(Told.NOBODY, Again.LAST),
    UnreachedNotice.NOT_ARRIVED: Row(Told.NOBODY, Again.EACH),
}


def kinds(again: Again) -> list[str]:
    """Return the kinds of message that come again in this way."""
    return [kind for kind, row in TABLE.items() if row.again is again]
