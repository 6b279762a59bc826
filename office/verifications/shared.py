"""What all moves of a verification share: its entry, its clocks, and who is told."""

from collections.abc import Callable
from datetime import date, timedelta

from office.anomalies.models import Anomaly
from office.anomalies.shared import concerned_post
from office.calendar.working_hours import WorkingHours
from office.clock import Clock
from office.database import AsyncSession
from office.outbox import Outbox
from office.people import Member, People
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, Roster
from office.posts.roster import roster_on
from office.rules import Rules
from office.verifications import clocks, history, store
from office.verifications.errors import DayIsAhead, DayIsFar
from office.verifications.models import Event, Verification
from office.verifications.notices import VerificationNotice

# Days are counted one by one. A year that is wrong is a typing error.
FARTHEST = timedelta(days=366)


class Shared:
    """Writes histories, sets the clocks and fills the outbox, in the caller's transaction."""

    def __init__(
        self, clock: Clock, outbox: Outbox, people: People, rules: Callable[[], Rules]
    ) -> None:
        self.clock = clock
        self.outbox = outbox
        self.people = people
        self.rules = rules

    @property
    def hours(self) -> WorkingHours:
        return self.rules().hours

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

    async def roster(self, session: AsyncSession) -> Roster:
        """Return who holds which post today."""
        return await roster_on(session, self.people.today())

    async def concerned(
        self, session: AsyncSession, verification: Verification, today: Roster
    ) -> frozenset[int]:
        """Return whom the report it was opened from is about, and their substitutes."""
        if verification.anomaly_id is None:
            return frozenset()
        anomaly = await session.get(Anomaly, verification.anomaly_id)
        post = concerned_post(anomaly) if anomaly is not None else None
        if anomaly is None or post is None:
            return frozenset()
        filed_on = self.people.day_of(anomaly.created_at)
        return today.concerned(post, filed_on, self.people.today())

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

    async def record(
        self,
        session: AsyncSession,
        verification: Verification,
        event: Event,
        actor_id: int | None = None,
        detail: str = "",
    ) -> int:
        """Append to the history. Returns the entry's number."""
        new = history.entry(
            await store.last_entry(session, verification.id),
            verification_id=verification.id,
            at=self.clock.now(),
            event=event,
            actor_id=actor_id,
            detail=detail,
        )
        verification.changed_at = new.at
        session.add(new)
        await session.flush()
        return new.number

    async def wind(self, session: AsyncSession, verification: Verification) -> None:
        """Set the moment at which the next alarm is due."""
        reminded = await self.reminded(session, verification.id)
        verification.due_at = clocks.next_alarm(self.running(verification), reminded)

    def running(self, verification: Verification) -> list[clocks.Clock]:
        """Return the running clocks: an answer stops both, a written suspension the applicant's."""
        if not verification.is_open:
            return []
        deadline = verification.deadline_on if verification.suspended_on is None else None
        return clocks.clocks(verification.answer_due_on, deadline, self.hours)

    async def reminded(self, session: AsyncSession, verification_id: int) -> set[str]:
        """Return the alarms that were already sent, read from the history."""
        entries = await store.history(session, verification_id)
        return {one.detail for one in entries if one.event is Event.REMINDED}

    async def show(
        self, session: AsyncSession, verification: Verification, to: Member, number: int
    ) -> None:
        """Show the member who moved it how it stands: a crash could lose a mere reply."""
        await self.tell(session, verification, VerificationNotice.CARD, to.id, str(number))

    async def tell(
        self,
        session: AsyncSession,
        verification: Verification,
        notice: VerificationNotice,
        member_id: int,
        detail: str = "",
    ) -> None:
        """Put a message about the verification into the outbox."""
        await self.outbox.enqueue(
            session, notice, to=member_id, about=verification.id, detail=detail
        )
