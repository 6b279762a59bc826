"""Opens a verification from its form."""

from dataclasses import dataclass

from office.forms import IncompleteDraft, forget_form
from office.foundation import ServicePart
from office.people import Member
from office.verifications.casework import VerificationCasework
from office.verifications.facts import Interviewed
from office.verifications.form import VERIFICATION, VerificationAnswers
from office.verifications.models import Event, Verification


@dataclass(frozen=True)
class Issuer:
    """Who issues a kind of document, and the section that keeps the issuer's page."""

    id: str
    section: str


class Opening(ServicePart[VerificationCasework]):
    """A verification begins as an officer's own note: nobody else is told."""

    async def open(
        self, officer: Member, answers: VerificationAnswers, issuer: Issuer
    ) -> Verification:
        """Open a verification. Its form is deleted in the same transaction.

        Raises:
            IncompleteDraft: a question is not answered.
            DayIsAhead, DayIsFar: the interview cannot have been on that day.
        """
        if answers.document is None or answers.application is None:
            raise IncompleteDraft
        now = self.shared.clock.now()
        verification = Verification(
            officer_id=officer.id,
            holder_id=officer.id,
            unit=officer.unit,
            section=issuer.section,
            issuer_id=issuer.id,
            document=answers.document,
            anomaly_id=answers.anomaly_id,
            case_reference=answers.case_reference or "",
            question=answers.question or "",
            created_at=now,
            changed_at=now,
        )
        self.shared.interview(verification, answers.application, answers.interviewed_on)
        async with self.database.begin() as session:
            session.add(verification)
            await session.flush()
            number = await self.shared.record(session, verification, Event.OPENED, officer.id)
            if verification.interviewed_on is not None:
                said = Interviewed(verification.application, verification.interviewed_on)
                await self.shared.record(session, verification, Event.INTERVIEWED, officer.id, said)
            await self.shared.show(session, verification, officer, number)
            await self.shared.set_due(session, verification)
            await forget_form(session, officer.id, VERIFICATION.topic)
        return verification
