"""The services of the verifications, opened together."""

from office.cases import CaseRedaction
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers
from office.verifications.casework import VerificationCasework
from office.verifications.figures import Figures
from office.verifications.moves.due import Reminding
from office.verifications.moves.following import Following
from office.verifications.moves.handover import VerificationHandover
from office.verifications.moves.opening import Opening
from office.verifications.notices import UNREACHED
from office.verifications.queries import Queries
from office.verifications.rights import Rights


class Verifications:
    """What the bot and the terminal may ask about verifications."""

    def __init__(self, foundation: Foundation) -> None:
        shared = VerificationCasework(foundation)
        rights = Rights(shared)
        self.opening = Opening(shared)
        self.following = Following(rights)
        self.queries = Queries(rights)
        self.figures = Figures(shared)
        self.reminding = Reminding(shared)
        self.handover = VerificationHandover(shared)
        self.redaction = CaseRedaction("verifications", shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            moves=(
                DueJob(self.handover.hand_over),
                DueJob(self.reminding.remind_due, self.reminding.next_due),
            ),
            redaction=self.redaction,
            open_cases=self.queries.open_cases,
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
        )
