"""What trainers tell many people: written, approved, sent, corrected, and read with proof."""

from typing import Final

from office.announcements.amending import Amending
from office.announcements.approving import Approving
from office.announcements.copies import Copy
from office.announcements.dispatch import Dispatch
from office.announcements.due import DueJobs
from office.announcements.form import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_WORDS,
    AnnouncementForm,
    AnnouncementStep,
    WordingForm,
    WordingPurpose,
)
from office.announcements.models import Announcement, AnnouncementEntry, Delivery
from office.announcements.notices import AnnouncementNotice
from office.announcements.planning import AnnouncementPlan
from office.announcements.progress import AnnouncementProgress
from office.announcements.publishing import Publishing
from office.announcements.reading import Reading
from office.announcements.records import RECORDS
from office.announcements.segments import Segment
from office.announcements.service import Announcements
from office.announcements.shared import Shared
from office.announcements.states import State
from office.announcements.writing import Writing
from office.noun import Noun

NOUN: Final = Noun("announcements", RECORDS, (ANNOUNCEMENT, ANNOUNCEMENT_WORDS))

__all__ = [
    "ANNOUNCEMENT",
    "ANNOUNCEMENT_WORDS",
    "NOUN",
    "Amending",
    "Announcement",
    "AnnouncementEntry",
    "AnnouncementForm",
    "AnnouncementNotice",
    "AnnouncementPlan",
    "AnnouncementProgress",
    "AnnouncementStep",
    "Announcements",
    "Approving",
    "Copy",
    "Delivery",
    "Dispatch",
    "DueJobs",
    "Publishing",
    "Reading",
    "Segment",
    "Shared",
    "State",
    "WordingForm",
    "WordingPurpose",
    "Writing",
]
