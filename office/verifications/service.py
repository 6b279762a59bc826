"""The services of the verifications, opened together."""

from dataclasses import dataclass
from typing import Self

from office.cases import CaseRedaction
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers
from office.verifications.casework import VerificationCasework
from office.verifications.figures import Figures
from office.verifications.models import Verification, VerificationEntry
from office.verifications.moves.due import Reminding
from office.verifications.moves.following import Following
from office.verifications.moves.handover import VerificationHandover
from office.verifications.moves.opening import Opening
from office.verifications.notices import UNREACHED
from office.verifications.queries import Queries
from office.verifications.rights import Rights


@dataclass(frozen=True)
class Verifications:
    """What the bot and the terminal may ask about verifications."""

    opening: Opening
    following: Following
    queries: Queries
    figures: Figures
    reminding: Reminding
    handover: VerificationHandover
    redaction: CaseRedaction[Verification, VerificationEntry]

    @classmethod
    def of(cls, foundation: Foundation) -> Self:
        shared = VerificationCasework(foundation)
        rights = Rights(shared)
        return cls(
            opening=Opening(shared),
            following=Following(rights),
            queries=Queries(rights),
            figures=Figures(shared),
            reminding=Reminding(shared),
            handover=VerificationHandover(shared),
            redaction=CaseRedaction("verifications", shared),
        )

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
