"""What trainers tell many: written, approved, sent, corrected, and provably read."""

from office.announcements.amending import Amending
from office.announcements.approving import Approving
from office.announcements.copies import Copy
from office.announcements.dispatch import Dispatch
from office.announcements.drafting import Awaited, Drafting
from office.announcements.due import DueJobs
from office.announcements.form import Step
from office.announcements.models import Announcement, AnnouncementEntry, Delivery, WordingPurpose
from office.announcements.notices import AnnouncementNotice
from office.announcements.planning import Plan
from office.announcements.progress import Progress
from office.announcements.publishing import Publishing
from office.announcements.reading import Reading
from office.announcements.segments import Segment
from office.announcements.service import Announcements
from office.announcements.shared import Shared
from office.announcements.states import State

__all__ = [
    "Amending",
    "Announcement",
    "AnnouncementEntry",
    "AnnouncementNotice",
    "Announcements",
    "Approving",
    "Awaited",
    "Copy",
    "Delivery",
    "Dispatch",
    "Drafting",
    "DueJobs",
    "Plan",
    "Progress",
    "Publishing",
    "Reading",
    "Segment",
    "Shared",
    "State",
    "Step",
    "WordingPurpose",
]
