"""The services of the drills, opened together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from office.anomalies import Anomalies
from office.database import AsyncSession
from office.drills import store
from office.drills.casework import DrillWork
from office.drills.due import DueJobs
from office.drills.models import DrillEnd
from office.drills.planning import Planning
from office.drills.taking import Taking
from office.foundation import Foundation
from office.noun import DueJob, Duties


@dataclass(frozen=True)
class DrillFigures:
    """The drills of a period that are over. They are counted with nothing else."""

    held: int = 0
    # A head has closed the report; the others were ended before.
    done: int = 0
    announced: int = 0
    median_minutes: int | None = None
    """From sending the report until a head took it."""


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


async def figures(session: AsyncSession, since: datetime, until: datetime) -> DrillFigures:
    """Count the drills that ended in a time, never by officer."""
    ended = await store.ended(session, since, until)
    took = [
        (taken - sent) / timedelta(minutes=1)
        for _, sent, taken in ended
        if sent is not None and taken is not None
    ]
    return DrillFigures(
        held=len(ended),
        done=sum(drill.ended_how is DrillEnd.DONE for drill, _, _ in ended),
        announced=sum(drill.is_announced for drill, _, _ in ended),
        median_minutes=round(median(took)) if took else None,
    )
