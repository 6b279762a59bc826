"""What is done with an open verification: asked, chased, suspended, answered, handed on."""

from datetime import date

from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import forget_form
from office.foundation import ServicePart
from office.payload import Fact
from office.people import Member
from office.verifications import store
from office.verifications.casework import FARTHEST, VerificationCasework
from office.verifications.errors import AnswerDueBefore, DayIsFar
from office.verifications.facts import HandedOn, Interviewed, IssuerAnswered, IssuerAsked, Suspended
from office.verifications.form import VERIFICATION_WORDS
from office.verifications.models import (
    Application,
    Channel,
    Event,
    IssuerOutcome,
    State,
    Verification,
)
from office.verifications.notices import VerificationNotice
from office.verifications.rights import Rights


class Following(ServicePart[VerificationCasework]):
    """Each move writes one entry, sets the clocks anew, and sends one message if it is due."""

    def __init__(self, rights: Rights) -> None:
        super().__init__(rights.shared)
        self.rights = rights

    async def sent(
        self,
        verification_id: int,
        by: Member,
        channel: Channel,
        on: date,
        answer_due_on: date,
        *,
        is_chasing: bool = False,
    ) -> Verification:
        """Note the day on which the issuer was asked (again), and when an answer is expected.

        Raises:
            DayIsAhead, DayIsFar: it cannot have been asked on that day, or the day is too far away.
            AnswerDueBefore: the answer would be due before that day, or before today.
        """
        self.shared.check_past(on)
        today = self.shared.people.today()
        if answer_due_on < max(on, today):
            raise AnswerDueBefore
        if answer_due_on - today > FARTHEST:
            raise DayIsFar
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by)
            event = verification.ask(channel, on, answer_due_on, is_again=is_chasing)
            asked = IssuerAsked(channel, on, answer_due_on)
            await self._moved(session, verification, event, by, asked)
        return verification

    async def interviewed(
        self, verification_id: int, by: Member, application: Application, on: date | None
    ) -> Verification:
        """Enter when the applicant was interviewed, or that the law sets no deadline."""
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by)
            self.shared.interview(verification, application, on)
            said = Interviewed(application, on)
            await self._moved(session, verification, Event.INTERVIEWED, by, said)
        return verification

    async def suspend(self, verification_id: int, by: Member, letter: str) -> Verification:
        """Stop the applicant's clock. Only a written suspension does it, so its number is kept."""
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by)
            today = self.shared.people.today()
            verification.suspend(today, letter)
            by_letter = Suspended(today, letter)
            await self._moved(session, verification, Event.SUSPENDED, by, by_letter)
        return verification

    async def close(
        self,
        verification_id: int,
        by: Member,
        outcome: IssuerOutcome,
        on: date,
        answered_by: str = "",
    ) -> Verification:
        """Enter the issuer's answer, its day, and who gave it.

        Raises:
            VerificationEnded: it has an answer. One that was given up may still get one.
        """
        self.shared.check_past(on)
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by, is_open=False)
            verification.close(outcome, on, answered_by)
            answered = IssuerAnswered(outcome, on, answered_by)
            await self._moved(session, verification, Event.CLOSED, by, answered)
            told = {verification.officer_id, verification.holder_id}
            if outcome is IssuerOutcome.NOT_GENUINE:
                today = await self.shared.roster(session)
                told |= set(await self.shared.heads(session, verification, today))
            for member in told - {by.id}:
                await self.shared.tell(session, verification, VerificationNotice.ENDED, member)
        return verification

    async def cancel(self, verification_id: int, by: Member) -> Verification:
        """Cancel one that was opened by mistake. The history keeps it."""
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by)
            verification.state = State.CANCELLED
            await self._moved(session, verification, Event.CANCELLED, by)
            for member in {verification.officer_id, verification.holder_id} - {by.id}:
                await self.shared.tell(session, verification, VerificationNotice.ENDED, member)
        return verification

    async def assign(self, verification_id: int, by: Member, to: int) -> Verification:
        """Let a head give it to somebody else. It is theirs from now on.

        Raises:
            NotAllowed: `by` is no head of it, or the other member is not at work today.
        """
        async with self.database.begin() as session:
            verification = await self.rights.lock(session, verification_id, by)
            today = await self.shared.roster(session)
            if not self.rights.is_head(verification, by.id, today):
                raise NotAllowed
            member = (await store.members(session, [to])).get(to)
            concerned = await self.shared.concerned(session, verification, today)
            if member is None or not member.is_active or to in concerned:
                raise NotAllowed
            before = verification.holder_id
            verification.assign(member)
            number = await self.shared.record(
                session, verification, Event.HANDED_ON, by.id, HandedOn(to, by.id)
            )
            await self.shared.show(session, verification, by, number)
            await forget_form(session, by.id, VERIFICATION_WORDS.topic)
            for one in {before, to} - {by.id}:
                await self.shared.tell(
                    session, verification, VerificationNotice.HANDED_ON, one, number
                )
        return verification

    async def _moved(
        self,
        session: AsyncSession,
        verification: Verification,
        event: Event,
        by: Member,
        detail: Fact = None,
    ) -> None:
        number = await self.shared.record(session, verification, event, by.id, detail)
        await self.shared.show(session, verification, by, number)
        await self.shared.set_due(session, verification)
        await forget_form(session, by.id, VERIFICATION_WORDS.topic)
