"""The services of the figures, opened together."""

from dataclasses import dataclass
from typing import Self

from office.anomalies.casework import AnomalyCasework as Anomalies
from office.figures.counting import Counting
from office.figures.due import DueJobs
from office.noun import DueJob, Duties
from office.suggestions.gathering import Gathering
from office.training.coursework import Coursework as Training


@dataclass(frozen=True)
class OfficeFigures:
    """What the bot and the terminal may ask to be counted."""

    counting: Counting
    due: DueJobs

    @classmethod
    def of(cls, anomalies: Anomalies, training: Training, gathering: Gathering) -> Self:
        counting = Counting(anomalies, training, gathering)
        return cls(counting, DueJobs(counting))

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),))
