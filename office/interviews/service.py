"""The services of the interviews, opened together."""

from office.anomalies import Anomalies
from office.foundation import Foundation
from office.interviews.counting import Counts
from office.interviews.due import DueJobs
from office.interviews.sessions import Sessions
from office.noun import DueJob, Duties


class Interviews:
    """What the bot and the terminal may ask about interviews."""

    def __init__(self, foundation: Foundation, anomalies: Anomalies) -> None:
        self.counts = Counts(foundation)
        self.sessions = Sessions(foundation, self.counts)
        anomalies.reporting.on_filing(self.sessions.became_report)
        self.due = DueJobs(foundation, self.counts)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.close_days),))
