"""The services of the verifications, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.cases import CaseRedaction
from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox, kinds_told_to_writers
from office.people import People
from office.rules import Rules
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
    def of(
        cls,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
    ) -> Self:
        shared = VerificationCasework(clock, outbox, people, rules)
        rights = Rights(shared)
        return cls(
            opening=Opening(database, shared),
            following=Following(database, shared, rights),
            queries=Queries(database, shared, rights),
            figures=Figures(database, shared),
            reminding=Reminding(database, shared),
            handover=VerificationHandover(database, shared),
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
