"""The services of the confirmations, opened together."""

from office.confirmations.casework import ConfirmationWork
from office.confirmations.queue import LineQueues
from office.confirmations.recording import LineRecording
from office.confirmations.settling import LineSettling
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.revisions import Revisions


class Confirmations:
    """What the bot may ask about lines that people confirm."""

    def __init__(self, foundation: Foundation, revisions: Revisions) -> None:
        shared = self.shared = ConfirmationWork(foundation, revisions)
        self.waiting = LineQueues(shared)
        self.settling = LineSettling(shared, self.waiting)
        self.recording = LineRecording(shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.recording.run, self.recording.next_due),))
