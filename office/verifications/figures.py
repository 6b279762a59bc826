"""How issuers answer: counts and days by issuer, never by officer or application."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from office.calendar import WorkingHours
from office.foundation import ServicePart
from office.verifications import store
from office.verifications.casework import VerificationCasework
from office.verifications.models import IssuerOutcome, Verification

LOOKS_BACK = timedelta(days=365)
# With fewer answers a "usual time" would mean nothing.
FEWEST_ANSWERS = 5


@dataclass(frozen=True)
class Figure:
    """The numbers of one issuer."""

    issuer_id: str
    count: int
    answered: int
    median_days: float | None
    """In office days. None without an answer."""

    @property
    def silent_share(self) -> float:
        """Return the share without an answer (0..1)."""
        return 1 - self.answered / self.count


class Figures(ServicePart[VerificationCasework]):
    """Counts what has ended, for the weekly picture and the heads' `/verifikasi`."""

    async def by_issuer(self, looks_back: timedelta = LOOKS_BACK) -> list[Figure]:
        """Return the issuers that were asked, the most asked first."""
        async with self.database.read() as session:
            since = self.shared.people.today() - looks_back
            ended = await store.sent_since(session, since)
        return figures(ended, self.shared.hours)

    async def usual_days(self, issuer_id: str) -> int | None:
        """Return the office days an issuer usually takes to answer; None if too few are known."""
        for figure in await self.by_issuer():
            if (
                figure.issuer_id == issuer_id
                and figure.answered >= FEWEST_ANSWERS
                and figure.median_days
            ):
                return round(figure.median_days)
        return None


def figures(ended: Sequence[Verification], hours: WorkingHours) -> list[Figure]:
    """Count by issuer what was sent and has ended."""
    by_issuer: dict[str, list[Verification]] = defaultdict(list)
    for verification in ended:
        by_issuer[verification.issuer_id].append(verification)
    found = [_figure(issuer, of_it, hours) for issuer, of_it in by_issuer.items()]
    return sorted(found, key=lambda figure: (-figure.count, figure.issuer_id))


def _figure(issuer_id: str, of_it: Sequence[Verification], hours: WorkingHours) -> Figure:
    days = [
        hours.office_days_between(verification.sent_on, verification.answered_on)
        for verification in of_it
        if verification.outcome is not IssuerOutcome.NO_ANSWER
        and verification.sent_on
        and verification.answered_on
    ]
    return Figure(issuer_id, len(of_it), len(days), median(days) if days else None)
