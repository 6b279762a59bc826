"""For every kind of message: who hears that it did not arrive, and what comes on the return.

A message does not arrive when its recipient has blocked the bot or left Telegram. The same table
stands in words in `docs/architecture.md`; a test holds that every kind has a row.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from office.announcements.notices import AnnouncementNotice
from office.anomalies.notices import Notice, OversightNotice, RetentionNotice
from office.answers.notices import AnswerNotice
from office.changes.notices import ChangeNotice
from office.figures.notices import FiguresNotice
from office.inbox.notices import InboxNotice
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


class Consequence(NamedTuple):
    """What happens to a kind of message."""

    told: Told
    again: Again

    @property
    def tells_writer(self) -> bool:
        return self.told in (Told.WRITER, Told.WRITER_AND_OFFICE)

    @property
    def tells_office(self) -> bool:
        return self.told in (Told.OFFICE, Told.WRITER_AND_OFFICE)


TABLE: Mapping[str, Consequence] = {
    # Reports. Never is the reporter told that a card did not arrive.
    Notice.CARD: Consequence(Told.WRITER_AND_OFFICE, Again.ANEW),
    Notice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    Notice.RECEIPT: Consequence(Told.OFFICE, Again.EACH),
    Notice.MOVED: Consequence(Told.WRITER_AND_OFFICE, Again.LAST),
    Notice.MOVED_ON: Consequence(Told.OFFICE, Again.EACH),
    Notice.CONFIRMED: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.WITHDRAWN: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.PUSHED: Consequence(Told.WRITER_AND_OFFICE, Again.LAST),
    Notice.CALL: Consequence(Told.OFFICE, Again.LAST),
    Notice.QUESTION: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.REPLY: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.TAKEN_BACK: Consequence(Told.NOBODY, Again.EACH),
    Notice.REOPEN_ASKED: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.ANSWER: Consequence(Told.WRITER_AND_OFFICE, Again.EACH),
    Notice.PROMISE_DUE: Consequence(Told.OFFICE, Again.LAST),
    Notice.HANDED_OVER: Consequence(Told.OFFICE, Again.NOTHING),
    Notice.GAP: Consequence(Told.NOBODY, Again.NOTHING),
    Notice.DRAFT_EXPIRED: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.BRIEF: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.COVERAGE: Consequence(Told.NOBODY, Again.LAST),
    OversightNotice.OPEN_CLAIMS: Consequence(Told.NOBODY, Again.NOTHING),
    OversightNotice.UNDELIVERED: Consequence(Told.NOBODY, Again.NOTHING),
    # Questions to heads.
    AnswerNotice.FORWARDED: Consequence(Told.WRITER, Again.ANEW),
    AnswerNotice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.MOVED: Consequence(Told.NOBODY, Again.LAST),
    AnswerNotice.GIVEN: Consequence(Told.WRITER, Again.EACH),
    AnswerNotice.GAP_ANSWERED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.REPLACED: Consequence(Told.NOBODY, Again.EACH),
    AnswerNotice.WITHDRAWN: Consequence(Told.NOBODY, Again.EACH),
    # Announcements.
    AnnouncementNotice.MESSAGE: Consequence(Told.SUMMARY, Again.ANEW),
    AnnouncementNotice.OPENED: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.EDIT: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.NUDGE: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.REREAD: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.DIGEST: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.TEST: Consequence(Told.NOBODY, Again.NOTHING),
    AnnouncementNotice.PROGRESS: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.APPROVAL: Consequence(Told.WRITER, Again.LAST),
    AnnouncementNotice.APPROVAL_CLOSED: Consequence(Told.NOBODY, Again.EACH),
    AnnouncementNotice.DECIDED: Consequence(Told.NOBODY, Again.LAST),
    AnnouncementNotice.CORRECTED: Consequence(Told.NOBODY, Again.LAST),
    # Drafts and revisions.
    RevisionNotice.SUBMITTED: Consequence(Told.WRITER, Again.ANEW),
    RevisionNotice.CARD_CHANGED: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.HANDED_IN: Consequence(Told.NOBODY, Again.NOTHING),
    RevisionNotice.RETURNED: Consequence(Told.WRITER, Again.EACH),
    RevisionNotice.APPROVED: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.IN_FORCE: Consequence(Told.NOBODY, Again.EACH),
    RevisionNotice.LEFT_OUT: Consequence(Told.NOBODY, Again.LAST),
    RevisionNotice.FILE_BROKEN: Consequence(Told.NOBODY, Again.LAST),
    RevisionNotice.CONFLICT: Consequence(Told.NOBODY, Again.LAST),
    # Posts and membership.
    PostNotice.APPOINTED: Consequence(Told.WRITER, Again.EACH),
    PostNotice.ACCEPTED: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.DECLINED: Consequence(Told.WRITER, Again.EACH),
    PostNotice.ENDED: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE: Consequence(Told.NOBODY, Again.EACH),
    PostNotice.LEAVE_CANCELLED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.CHANGED: Consequence(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVE_OFFERED: Consequence(Told.NOBODY, Again.LAST),
    MembershipNotice.MOVED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.PROPOSED: Consequence(Told.NOBODY, Again.EACH),
    MembershipNotice.POSTS: Consequence(Told.NOBODY, Again.EACH),
    # What was put aside.
    InboxNotice.GIVEN_UP: Consequence(Told.NOBODY, Again.EACH),
    InboxNotice.PUT_ASIDE: Consequence(Told.NOBODY, Again.LAST),
    # Verifications and interviews.
    VerificationNotice.CARD: Consequence(Told.NOBODY, Again.LAST),
    VerificationNotice.REMINDED: Consequence(Told.NOBODY, Again.EACH),
    VerificationNotice.HANDED_ON: Consequence(Told.WRITER, Again.LAST),
    VerificationNotice.ENDED: Consequence(Told.NOBODY, Again.LAST),
    InterviewNotice.FORGOTTEN: Consequence(Told.NOBODY, Again.EACH),
    # News of the shelf: a wrong sentence must not stay in anybody's head.
    ChangeNotice.CHANGED: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.UNREAD: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.GAP_FILLED: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.NOW_SOP: Consequence(Told.NOBODY, Again.EACH),
    ChangeNotice.REPLICAS_DIFFER: Consequence(Told.NOBODY, Again.NOTHING),
    # What comes again by itself, or is over by then.
    SuggestionNotice.WEEKLY: Consequence(Told.NOBODY, Again.NOTHING),
    SuggestionNotice.SETTLED: Consequence(Told.NOBODY, Again.NOTHING),
    TrainingNotice.CARD: Consequence(Told.NOBODY, Again.NOTHING),
    TrainingNotice.QUIZ: Consequence(Told.NOBODY, Again.NOTHING),
    FiguresNotice.WEEK: Consequence(Told.NOBODY, Again.NOTHING),
    RetentionNotice.COMING: Consequence(Told.NOBODY, Again.LAST),
    UnreachedNotice.NOT_ARRIVED: Consequence(Told.NOBODY, Again.EACH),
}


def kinds(again: Again) -> list[str]:
    """Return the kinds of message that come again in this way."""
    return [kind for kind, row in TABLE.items() if row.again is again]
