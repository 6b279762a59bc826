"""The services of the interviews, opened together."""

from dataclasses import dataclass
from typing import Self

from office.anomalies import Anomalies
from office.foundation import Foundation
from office.interviews.counting import Counts
from office.interviews.due import DueJobs
from office.interviews.sessions import Sessions
from office.noun import DueJob, Duties


@dataclass(frozen=True)
class Interviews:
    """What the bot and the terminal may ask about interviews."""

    sessions: Sessions
    counts: Counts
    due: DueJobs

    @classmethod
    def of(cls, foundation: Foundation, anomalies: Anomalies) -> Self:
        counts = Counts(foundation)
        sessions = Sessions(foundation, counts)
        anomalies.reporting.on_filing(sessions.became_report)
        return cls(sessions, counts, DueJobs(foundation, counts))

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.close_days),))
