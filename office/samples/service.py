"""The services of the requests to colleagues, opened together."""

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.samples.due import DueJobs
from office.samples.replies import ColleagueReplies
from office.samples.request_work import RequestWork
from office.suggestions import Suggestions


class SampleRequests:
    """What the bot may ask about the ways in which colleagues would ask."""

    def __init__(self, foundation: Foundation, suggestions: Suggestions) -> None:
        shared = RequestWork(foundation, suggestions)
        self.replies = ColleagueReplies(shared)
        self.due = DueJobs(shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),))
