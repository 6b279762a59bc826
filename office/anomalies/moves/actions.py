"""What heads do with a report: take it, promise, ask, transfer, escalate, close it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from office.anomalies import store
from office.anomalies.casework import attach
from office.anomalies.errors import (
    AlreadyClosed,
    AlreadyThere,
    LedByConcerned,
    NothingAbove,
    NotYourTurn,
    StepsMissing,
)
from office.anomalies.facts import EntryWords, Resolved, Transferred
from office.anomalies.models import OPENINGS, Anomaly, Entry, Event, Followed, Outcome, State
from office.anomalies.moves import promises
from office.anomalies.moves.climbing import begin, notify, policy_today, raise_above
from office.anomalies.moves.steps import Steps
from office.anomalies.notices import Notice
from office.anomalies.rights import ReportService, Rights
from office.anomalies.words.case_words import CASE_WORDS, Purpose
from office.anomalies.words.report_form import File
from office.database import AsyncSession
from office.escalation.next_tier import Escalation
from office.forms import forget_form
from office.payload import Plain
from office.people import Member
from office.posts.posts import Roster

# A promise that follows this soon stands in the message that says who took the report.
SAME_MOVE = timedelta(minutes=15)


class Actions(ReportService):
    """The moves of heads. Acknowledged is not done."""

    def __init__(self, rights: Rights, steps: Steps) -> None:
        super().__init__(rights)
        self.steps = steps

    async def acknowledge(self, anomaly_id: int, by: Member) -> Anomaly:
        """Take a report. Its row is locked: taking and climbing cannot both happen.

        Raises:
            AlreadyAcknowledged: somebody was faster. AlreadyClosed: it has ended.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_move(session, anomaly_id, by)
            anomaly.acknowledge(by.id, self.clock.now(), self.shared.hours)
            await self.shared.record(session, anomaly, Event.ACKNOWLEDGED, by.id)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def promise(self, anomaly_id: int, by: Member, until: datetime) -> Anomaly:
        """Promise progress by that moment, which is watched. Returns the report."""
        async with self.database.begin() as session:
            anomaly, is_taken_now = await self.taken_for(session, anomaly_id, by)
            anomaly.promise(until)
            opening = None if is_taken_now else await self._opening(session, anomaly, by)
            await self.shared.record(
                session,
                anomaly,
                Event.PROMISED,
                by.id,
                until,
                is_told=opening is None,
            )
            if opening is not None:
                await self.shared.tell_again(session, anomaly, opening, by.id)
            await self._remind_before(session, anomaly, by, until)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def _remind_before(
        self, session: AsyncSession, anomaly: Anomaly, by: Member, until: datetime
    ) -> None:
        """Let whoever promises hear of it again before the time is over."""
        now, hours = self.clock.now(), self.shared.hours
        due_at = promises.reminds_at(now, until, hours, anomaly.urgency)
        if due_at is not None:
            ends = Notice.PROMISE_ENDS
            key = f"{ends}:{anomaly.id}:{until.isoformat()}:{by.id}"
            await self.shared.tell(session, anomaly, ends, by.id, until, due_at, key)

    async def progress(self, anomaly_id: int, by: Member, state: State) -> Anomaly:
        """Say that work goes on, here or at another agency."""
        async with self.database.begin() as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            anomaly.progress(state, self.clock.now(), self.shared.hours)
            await self.shared.record(session, anomaly, Event.PROGRESSED, by.id, state)
            await self.shared.close_menu(session, by)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def ask(
        self, anomaly_id: int, by: Member, question: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Ask the reporter for more. The answer comes back on the report's thread."""
        async with self.database.begin() as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            anomaly.progress(State.NEEDS_INFO, self.clock.now(), self.shared.hours)
            number = await self.shared.record(session, anomaly, Event.ASKED, by.id, Plain(question))
            added = await attach(session, anomaly, files, number)
            await self.shared.tell(
                session, anomaly, Notice.QUESTION, anomaly.reporter_id, EntryWords(number, added)
            )
            await self.shared.refresh_cards(session, anomaly)
            await self.shared.confirm(session, anomaly, by.id, Purpose.ASK, number)
        return anomaly

    async def reply(
        self, anomaly_id: int, by: Member, text: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Tell the reporter something that needs no answer. The report's state stays.

        A closed report, too: its reporter may have asked to reopen it.

        Raises:
            AlreadyClosed: it was withdrawn.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_move(session, anomaly_id, by, is_open=False)
            if anomaly.state is State.WITHDRAWN:
                raise AlreadyClosed
            number = await self.shared.record(session, anomaly, Event.REPLIED, by.id, Plain(text))
            added = await attach(session, anomaly, files, number)
            await self.shared.tell(
                session, anomaly, Notice.REPLY, anomaly.reporter_id, EntryWords(number, added)
            )
            await self.shared.confirm(session, anomaly, by.id, Purpose.TELL, number)
        return anomaly

    async def note(
        self, anomaly_id: int, by: Member, text: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Write an internal note. The reporter never sees it."""
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            number = await self.shared.record(session, anomaly, Event.NOTED, by.id, Plain(text))
            await attach(session, anomaly, files, number)
            # The writer's card may still show the menu from which they came.
            await self.shared.refresh_cards(session, anomaly, of={by.id})
            await self.shared.confirm(session, anomaly, by.id, Purpose.NOTE)
        return anomaly

    async def transfer(self, anomaly_id: int, by: Member, section: str, reason: str) -> Anomaly:
        """Give the report to another section. Its policy begins anew there, with its head.

        Raises:
            AlreadyThere: that section has it already, perhaps because somebody was faster.
            LedByConcerned: that section is led by somebody whom the report is about.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_to_direct(session, anomaly_id, by)
            if anomaly.section == section:
                raise AlreadyThere
            today = await self.shared.roster(session)
            cards = await store.cards(session, anomaly.id)
            before = cards.keys() - self.shared.excluded(anomaly, today)
            # The person who transfers it is told by the confirmation.
            before -= {by.id}
            self._move_to(anomaly, section, today)
            anomaly.let_go()
            number = await self.shared.record(
                session, anomaly, Event.TRANSFERRED, by.id, Transferred(section, reason)
            )
            held = await store.count_notified_after(session, self.clock.now())
            escalation = begin(self.shared, anomaly, today, held)
            told = await notify(session, self.shared, anomaly, escalation, event=None)
            for member in before - told:
                await self.shared.tell(session, anomaly, Notice.HANDED_OVER, member, number)
            await self.shared.refresh_cards(session, anomaly)
            await self.shared.confirm(session, anomaly, by.id, Purpose.TRANSFER, number)
        return anomaly

    async def transfer_plan(self, anomaly_id: int, by: Member, section: str) -> Escalation:
        """Return who would get the report in another section, and when. Shown before it is sent.

        Raises:
            NotYourTurn: the member may not transfer it.
            LedByConcerned: that section is led by somebody whom the report is about.
        """
        async with self.database.read() as session:
            anomaly = await session.get(Anomaly, anomaly_id)
            today = await self.shared.roster(session)
            if anomaly is None or not self.rights.may_direct(anomaly, by.id, today):
                raise NotYourTurn
            # A copy that belongs to no session: nothing of it is stored.
            session.expunge(anomaly)
            self._move_to(anomaly, section, today)
            held = await store.count_notified_after(session, self.clock.now())
            return begin(self.shared, anomaly, today, held)

    def _move_to(self, anomaly: Anomaly, section: str, today: Roster) -> None:
        """Begin the report anew in a section, with its head, wherever it was filed."""
        if section in self.rights.barred_sections(anomaly, today):
            raise LedByConcerned
        anomaly.move_to(section, policy_today(self.shared, anomaly, today, moves_to=section))

    async def escalate(self, anomaly_id: int, by: Member, from_new_card: bool = False) -> Anomaly:
        """Send the report by hand to the tier above.

        Raises:
            AlreadyAcknowledged: somebody was faster, and the card did not show it
                (`from_new_card`).
            NothingAbove: nobody in the office is above them.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_to_direct(session, anomaly_id, by)
            if from_new_card:
                anomaly.check_untaken()
            today = await self.shared.roster(session)
            above = self.rights.tier_above(anomaly, by.id, today)
            if above is None:
                raise NothingAbove
            anomaly.let_go()
            await raise_above(session, self.shared, anomaly, above, by.id)
            await self.shared.close_menu(session, by)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def resolve(
        self,
        anomaly_id: int,
        by: Member,
        outcome: Outcome,
        line: str,
        followed: Followed | None = None,
    ) -> Anomaly:
        """Close the report with its outcome, what followed, and one line on what helped.

        Raises:
            StepsMissing: steps of its category are not done, and nobody has said why.
        """
        async with self.database.begin() as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            if await self.steps.missing(session, anomaly):
                raise StepsMissing
            anomaly.resolve(outcome, followed)
            number = await self.shared.record(
                session, anomaly, Event.RESOLVED, by.id, Resolved(outcome, line, followed)
            )
            await self.shared.refresh_cards(session, anomaly)
            await self.shared.confirm(session, anomaly, by.id, Purpose.RESOLVE, number)
        return anomaly

    async def reopen(self, anomaly_id: int, by: Member) -> Anomaly:
        """Reopen a closed report. Its history goes on.

        Raises:
            NotAllowed: it was not closed by a head.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_move(session, anomaly_id, by, is_open=False)
            anomaly.reopen(by.id, self.clock.now(), self.shared.hours)
            await self.shared.record(session, anomaly, Event.REOPENED, by.id)
            await self.shared.refresh_cards(session, anomaly)
            await forget_form(session, by.id, CASE_WORDS.topic)
        return anomaly

    async def _opening(self, session: AsyncSession, anomaly: Anomaly, by: Member) -> Entry | None:
        """Return this member's entry that followers were just told of: a promise belongs to it."""
        last = await store.last_told(session, anomaly.id)
        is_own = last is not None and last.event in OPENINGS and last.actor_id == by.id
        if last is None or not is_own or self.clock.now() - last.at > SAME_MOVE:
            return None
        return last
