"""The services of the suggestions, opened together."""

from dataclasses import dataclass
from typing import Self

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.suggestions.decisions.deciding import Deciding
from office.suggestions.decisions.undoing import Undoing
from office.suggestions.due import DueJobs
from office.suggestions.gathering import Gathering
from office.suggestions.passages import Passages
from office.suggestions.samples import Sampling


@dataclass(frozen=True)
class Suggestions:
    """What the bot and the terminal may ask about suggestions."""

    gathering: Gathering
    deciding: Deciding
    undoing: Undoing
    passages: Passages
    samples: Sampling
    due: DueJobs

    @classmethod
    def of(cls, foundation: Foundation) -> Self:
        gathering = Gathering(foundation)
        deciding = Deciding(foundation, gathering)
        return cls(
            gathering=gathering,
            deciding=deciding,
            undoing=Undoing(deciding),
            passages=Passages(foundation),
            samples=Sampling(foundation, deciding),
            due=DueJobs(deciding),
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.weekly),))
