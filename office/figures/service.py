"""The services of the figures, opened together."""

from office.anomalies.casework import AnomalyCasework as Anomalies
from office.figures.counting import Counting
from office.figures.due import DueJobs
from office.noun import DueJob, Duties
from office.suggestions.gathering import Gathering
from office.training.coursework import Coursework as Training


class OfficeFigures:
    """What the bot and the terminal may ask to be counted."""

    def __init__(self, anomalies: Anomalies, training: Training, gathering: Gathering) -> None:
        self.counting = Counting(anomalies, training, gathering)
        self.due = DueJobs(self.counting)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run), DueJob(self.counting.keep_first_weeks)))
