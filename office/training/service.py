"""The services of the training, opened together."""

from dataclasses import dataclass
from typing import Self

from office.noun import DueJob, Duties
from office.training.cards import Cards
from office.training.coursework import Coursework
from office.training.due import DueJobs
from office.training.quizzes import Quizzes
from office.training.results import Results
from office.training.scheduling.pauses import Pauses
from office.training.scheduling.schedule import Scheduling
from office.training.scheduling.schedules import Schedules
from office.training.scripts import Scripts


@dataclass(frozen=True)
class Training:
    """What the bot and the terminal may ask about training."""

    cards: Cards
    pauses: Pauses
    quizzes: Quizzes
    scripts: Scripts
    results: Results
    schedules: Schedules
    schedule: Scheduling
    due: DueJobs

    @classmethod
    def of(cls, shared: Coursework) -> Self:
        schedules = Schedules(shared)
        return cls(
            cards=Cards(shared),
            pauses=Pauses(shared),
            quizzes=Quizzes(shared),
            scripts=Scripts(shared),
            results=Results(shared),
            schedules=schedules,
            schedule=Scheduling(shared, schedules),
            due=DueJobs(shared),
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),))
