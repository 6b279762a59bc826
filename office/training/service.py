"""The services of the training, opened together."""

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


class Training:
    """What the bot and the terminal may ask about training."""

    def __init__(self, shared: Coursework) -> None:
        self.schedules = Schedules(shared)
        self.cards = Cards(shared)
        self.pauses = Pauses(shared)
        self.quizzes = Quizzes(shared)
        self.scripts = Scripts(shared)
        self.results = Results(shared)
        self.schedule = Scheduling(shared, self.schedules)
        self.due = DueJobs(shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),))
