"""Revisions of the shelf: content written in chat, reviewed by a head, and used over the files."""

from typing import Final

from office.noun import Noun
from office.revisions.errors import (
    ConfirmationOver,
    DraftDecided,
    DraftFaulty,
    DraftOutdated,
    DraftStale,
    DraftUnfit,
    DraftUnknown,
    DraftWaiting,
    LinesRead,
    NobodyToReview,
    NothingMended,
    NotWrittenHere,
    OtherOwner,
    RevisionUnknown,
    TextUnchanged,
)
from office.revisions.files.arranged import OfficeChange, OfficeDrafts
from office.revisions.form import (
    REVIEW_WORDS,
    SOP_TEXT,
    Probed,
    ReviewStep,
    ReviewWords,
    WritingStep,
    Written,
)
from office.revisions.models import DraftState, Revision, RevisionDraft
from office.revisions.notices import UNREACHED, RevisionNotice
from office.revisions.records import RECORDS
from office.revisions.rules.keeping import leads_interviews
from office.revisions.rules.standing import DraftStanding
from office.revisions.service import Revisions
from office.revisions.store import (
    count_open_in,
    older_revisions,
    published_revisions,
    revisions_in_force,
)

NOUN: Final = Noun(
    "revisions", RECORDS, (SOP_TEXT, REVIEW_WORDS), unreached=UNREACHED, open_in=count_open_in
)

__all__ = [
    "NOUN",
    "REVIEW_WORDS",
    "SOP_TEXT",
    "ConfirmationOver",
    "DraftDecided",
    "DraftFaulty",
    "DraftOutdated",
    "DraftStale",
    "DraftStanding",
    "DraftState",
    "DraftUnfit",
    "DraftUnknown",
    "DraftWaiting",
    "LinesRead",
    "NobodyToReview",
    "NotWrittenHere",
    "NothingMended",
    "OfficeChange",
    "OfficeDrafts",
    "OtherOwner",
    "Probed",
    "ReviewStep",
    "ReviewWords",
    "Revision",
    "RevisionDraft",
    "RevisionNotice",
    "RevisionUnknown",
    "Revisions",
    "TextUnchanged",
    "WritingStep",
    "Written",
    "leads_interviews",
    "older_revisions",
    "published_revisions",
    "revisions_in_force",
]
