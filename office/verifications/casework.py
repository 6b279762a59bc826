"""What all moves of a verification share: its entry, its clocks, and who is told."""

from datetime import date, timedelta

from office.anomalies import Anomaly
from office.anomalies.casework import concerned
from office.cases import Casework
from office.database import AsyncSession
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, Roster
from office.verifications.errors import DayIsAhead, DayIsFar
from office.verifications.models import Application, Event, Verification, VerificationEntry
from office.verifications.moves import clocks
from office.verifications.notices import VerificationNotice
from office.verifications.store import VERIFICATIONS

# Days are counted one by one. A year that is wrong is a typing error.
FARTHEST = timedelta(days=366)


class VerificationCasework(Casework[Verification, VerificationEntry]):
    """Writes histories, sets the clocks and fills the outbox, in the caller's transaction."""

    cases = VERIFICATIONS

    def check_past(self, day: date) -> None:
        """Refuse a day on which something cannot have happened.

        Raises:
            DayIsAhead: it is in the future. DayIsFar: it is more than a year ago.
        """
        today = self.people.today()
        if day > today:
            raise DayIsAhead
        if today - day > FARTHEST:
            raise DayIsFar

    def interview(
        self, verification: Verification, application: Application, on: date | None
    ) -> None:
        """Note whether and when the applicant was interviewed.

        Raises:
            DayIsAhead, DayIsFar: it cannot have been on that day.
        """
        if on is not None:
            self.check_past(on)
        verification.interview(application, on, self.rules().applicant_days, self.hours)

    async def concerned(
        self, session: AsyncSession, verification: Verification, today: Roster
    ) -> frozenset[int]:
        """Return whom the report it was opened from is about, and their substitutes."""
        if verification.anomaly_id is None:
            return frozenset()
        anomaly = await session.get(Anomaly, verification.anomaly_id)
        return concerned(anomaly, self.people, today) if anomaly is not None else frozenset()

    async def heads(
        self, session: AsyncSession, verification: Verification, today: Roster
    ) -> tuple[int, ...]:
        """Return who is told in the officer's place: the section's head, or the head of office."""
        excluded = await self.concerned(session, verification, today)
        day = self.people.today()
        for post in (Post(SECTION_HEAD, section=verification.section), Post(HEAD_OF_OFFICE)):
            if held := today.holders(post, day, excluded):
                return held
        return ()

    async def set_due(self, session: AsyncSession, verification: Verification) -> None:
        """Set the moment at which the next alarm is due."""
        reminded = await self.reminded(session, verification.id)
        verification.due_at = clocks.next_alarm(verification.running(self.hours), reminded)

    async def reminded(self, session: AsyncSession, verification_id: int) -> set[clocks.Reminded]:
        """Return the alarms that were already sent, read from the history."""
        entries = await VERIFICATIONS.history(session, verification_id)
        return {entry.facts(clocks.Reminded) for entry in entries if entry.event is Event.REMINDED}

    async def show(
        self, session: AsyncSession, verification: Verification, to: Member, number: int
    ) -> None:
        """Show the member who moved it how it stands: a crash could lose a mere reply."""
        await self.tell(session, verification, VerificationNotice.CARD, to.id, number)
