"""What trainers tell many people: written, approved, sent, corrected, and read with proof."""

from typing import Final

from office.announcements import errors
from office.announcements.errors import (
    AnnouncementRecalled,
    AnnouncementUnknown,
    EndsBeforeSent,
    IllegalMove,
    IncompleteAnnouncement,
    MomentIsPast,
    NobodyAddressed,
    NobodyToApprove,
    NobodyToNudge,
    NudgedEnough,
    NudgedLately,
    OutOfScope,
    OwnAnnouncement,
    WordsChanged,
)
from office.announcements.form import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_WORDS,
    AnnouncementForm,
    AnnouncementStep,
    WordingForm,
    WordingPurpose,
)
from office.announcements.models import Announcement, AnnouncementEntry, Delivery, Event
from office.announcements.notices import UNREACHED, AnnouncementNotice
from office.announcements.planning import AnnouncementPlan
from office.announcements.records import RECORDS
from office.announcements.rules.nudges import MOST
from office.announcements.rules.segments import Segment
from office.announcements.rules.states import OUT, State
from office.announcements.running.copies import REQUESTS, Copy, Digest, names
from office.announcements.running.progress import AnnouncementProgress
from office.announcements.service import Announcements
from office.announcements.store import count_open_in
from office.noun import Noun

NOUN: Final = Noun(
    "announcements",
    RECORDS,
    (ANNOUNCEMENT, ANNOUNCEMENT_WORDS),
    unreached=UNREACHED,
    open_in=count_open_in,
)

__all__ = [
    "ANNOUNCEMENT",
    "ANNOUNCEMENT_WORDS",
    "MOST",
    "NOUN",
    "OUT",
    "REQUESTS",
    "Announcement",
    "AnnouncementEntry",
    "AnnouncementForm",
    "AnnouncementNotice",
    "AnnouncementPlan",
    "AnnouncementProgress",
    "AnnouncementRecalled",
    "AnnouncementStep",
    "AnnouncementUnknown",
    "Announcements",
    "Copy",
    "Delivery",
    "Digest",
    "EndsBeforeSent",
    "Event",
    "IllegalMove",
    "IncompleteAnnouncement",
    "MomentIsPast",
    "NobodyAddressed",
    "NobodyToApprove",
    "NobodyToNudge",
    "NudgedEnough",
    "NudgedLately",
    "OutOfScope",
    "OwnAnnouncement",
    "Segment",
    "State",
    "WordingForm",
    "WordingPurpose",
    "WordsChanged",
    "errors",
    "names",
]
