"""The services of the silent help, opened together."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from office.assistance import store
from office.assistance.calls import Calls
from office.assistance.casework import HelpCasework
from office.assistance.due import DueJobs
from office.assistance.models import FALSE_ALARMS
from office.assistance.notices import HelpNotice
from office.assistance.preparing import Preparing
from office.assistance.selftest import SelfTest
from office.database import AsyncSession
from office.foundation import Foundation
from office.noun import DueJob, Duties

# Of fewer calls nothing is shown but that there were some.
FEWEST = 5


@dataclass(frozen=True)
class HelpFigures:
    """The calls of a period as counts: by nobody's name."""

    calls: int = 0
    false_alarms: int = 0
    # Somebody came to a call that was no false alarm.
    answered: int = 0
    median_seconds: float | None = None

    @property
    def is_few(self) -> bool:
        """Whether there are so few that a figure would be about one person."""
        return self.calls < FEWEST


class Assistance:
    """What the bot and the terminal may ask about the silent help."""

    def __init__(self, foundation: Foundation) -> None:
        shared = HelpCasework(foundation)
        self.calls = Calls(shared)
        self.preparing = Preparing(shared)
        self.selftest = SelfTest(shared)
        self.due = DueJobs(shared, self.calls)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            moves=(DueJob(self.due.run, self.due.next_due),),
            jobs=(DueJob(self.selftest.run, self.selftest.next_due),),
            undelivered={
                HelpNotice.CALLED: self.due.undelivered,
                HelpNotice.RINGS: self.due.undelivered,
            },
        )


async def figures(session: AsyncSession, since: datetime, until: datetime) -> HelpFigures:
    """Count the calls of a time that are over."""
    ended = await store.ended(session, since, until)
    earnest = [call for call in ended if call.ending not in FALSE_ALARMS]
    took = [
        (call.came_at - call.created_at).total_seconds()
        for call in earnest
        if call.came_at is not None
    ]
    return HelpFigures(
        len(ended), len(ended) - len(earnest), len(took), median(took) if took else None
    )
