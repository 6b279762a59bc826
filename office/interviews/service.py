"""The services of the interviews, opened together."""

from dataclasses import dataclass
from typing import Self

from office.anomalies import Anomalies
from office.clock import Clock
from office.database import Database
from office.forms import Forms
from office.interviews.counting import Counts
from office.interviews.due import DueJobs
from office.interviews.sessions import Sessions
from office.noun import DueJob, Duties
from office.outbox import Outbox
from office.people import People


@dataclass(frozen=True)
class Interviews:
    """What the bot and the terminal may ask about interviews."""

    sessions: Sessions
    counts: Counts
    due: DueJobs

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        forms: Forms,
        outbox: Outbox,
        people: People,
        anomalies: Anomalies,
    ) -> Self:
        counts = Counts(database, people)
        sessions = Sessions(database, clock, forms, counts)
        anomalies.reporting.on_filing(sessions.became_report)
        return cls(sessions, counts, DueJobs(database, forms, outbox, people, counts))

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.close_days),))
