"""The services of the drills, opened together."""

from office.anomalies import Anomalies
from office.drills.casework import DrillWork
from office.drills.due import DueJobs
from office.drills.planning import Planning
from office.drills.taking import Taking
from office.foundation import Foundation
from office.noun import DueJob, Duties


class Drills:
    """What the bot may ask about drills."""

    def __init__(self, foundation: Foundation, anomalies: Anomalies) -> None:
        shared = DrillWork(foundation, anomalies)
        self.planning = Planning(shared)
        self.taking = Taking(shared)
        self.due = DueJobs(shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),))
