"""The services of the signs, opened together."""

from office.foundation import Foundation
from office.interviews import Interviews
from office.noun import DueJob, Duties
from office.revisions import Revisions
from office.signs.deciding import SignDeciding
from office.signs.figures import SignReading
from office.signs.keeping import Keeping


class LearnedSigns:
    """What the bot may ask about signs."""

    def __init__(
        self, foundation: Foundation, interviews: Interviews, revisions: Revisions
    ) -> None:
        self.keeping = Keeping(foundation)
        interviews.sessions.on_report(self.keeping.keep)
        self.figures = SignReading(foundation)
        self.deciding = SignDeciding(foundation, self.figures, revisions)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.keeping.count_ended),))
