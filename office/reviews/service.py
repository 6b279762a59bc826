"""The services of the reviews, opened together."""

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.reviews.basis import ChangedBasis
from office.reviews.casework import ReviewWork
from office.reviews.deciding import Deciding
from office.reviews.due import DueJobs
from office.reviews.signs import Signs
from office.revisions.publishing import Publishing


class Reviews:
    """What the bot may ask about the age of the shelf."""

    def __init__(self, foundation: Foundation, publishing: Publishing) -> None:
        shared = self.shared = ReviewWork(foundation, publishing)
        signs = Signs(shared)
        self.deciding = Deciding(shared, signs)
        self.basis = ChangedBasis(shared, self.deciding)
        self.due = DueJobs(shared, signs)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run),), come_back=self.due.come_back)
