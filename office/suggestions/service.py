"""The services of the suggestions, opened together."""

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.suggestions.decisions.deciding import Deciding
from office.suggestions.decisions.together import Together
from office.suggestions.decisions.undoing import Undoing
from office.suggestions.due import DueJobs
from office.suggestions.gathering import Gathering
from office.suggestions.passages import Passages
from office.suggestions.proposing import Proposing
from office.suggestions.samples import Sampling


class Suggestions:
    """What the bot and the terminal may ask about suggestions."""

    def __init__(self, foundation: Foundation) -> None:
        self.gathering = Gathering(foundation)
        self.deciding = Deciding(foundation, self.gathering)
        self.undoing = Undoing(self.deciding)
        self.together = Together(self.deciding, self.undoing)
        self.passages = Passages(foundation)
        self.proposing = Proposing(foundation)
        self.samples = Sampling(foundation, self.deciding)
        self.due = DueJobs(self.deciding)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.weekly),))
