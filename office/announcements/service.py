"""The services of the announcements, opened together."""

from office.announcements.authoring.amending import Amending
from office.announcements.authoring.approving import Approving
from office.announcements.authoring.publishing import Publishing
from office.announcements.authoring.writing import Writing
from office.announcements.casework import AnnouncementCasework
from office.announcements.due import DueJobs
from office.announcements.notices import UNREACHED
from office.announcements.reading import Reading
from office.announcements.running.dispatch import Dispatch
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers


class Announcements:
    """What the bot and the terminal may ask about announcements."""

    def __init__(self, foundation: Foundation) -> None:
        shared = AnnouncementCasework(foundation)
        self.dispatch = Dispatch(shared)
        self.approving = Approving(self.dispatch)
        self.writing = Writing(shared)
        self.publishing = Publishing(self.approving)
        self.amending = Amending(self.dispatch)
        self.reading = Reading(self.dispatch)
        self.due = DueJobs(self.dispatch)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.run, self.due.next_due, self.due.woken),),
            before_erasure=self.writing.before_erasure,
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.reading.origin),
            come_back=self.dispatch.come_back,
        )
