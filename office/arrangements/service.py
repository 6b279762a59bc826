"""The services of the arrangements, opened together."""

from collections.abc import Mapping

from office.arrangements.casework import ArrangementWork
from office.arrangements.proposing import PartProposals
from office.arrangements.telling import Chained, PartNews
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.records import OpenIn
from office.revisions import OfficeDrafts


class Arrangements:
    """What the bot may ask about hours, sections, tiers and numbers that change in chat."""

    def __init__(
        self,
        foundation: Foundation,
        office_file: OfficeDrafts,
        chained: Chained,
        open_in: Mapping[str, OpenIn],
    ) -> None:
        self.shared = ArrangementWork(foundation, office_file, open_in)
        self.proposing = PartProposals(self.shared)
        self.telling = PartNews(self.shared, chained)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.telling.run),))
