"""The services of the reviews, opened together."""

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.reviews.basis import ChangedBasis
from office.reviews.casework import ReviewWork
from office.reviews.deciding import ReviewDecisions
from office.reviews.due import DueJobs
from office.reviews.signs import Signs
from office.revisions.publishing import FactPublishing


class Reviews:
    """What the bot may ask about the age of the shelf."""

    def __init__(self, foundation: Foundation, publishing: FactPublishing) -> None:
        shared = self.shared = ReviewWork(foundation, publishing)
        signs = Signs(shared)
        self.deciding = ReviewDecisions(shared, signs)
        self.basis = ChangedBasis(shared, self.deciding)
        self.due = DueJobs(shared, signs)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),), come_back=self.due.come_back)
