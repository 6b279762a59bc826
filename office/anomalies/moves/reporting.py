"""What reporters do: see where a report would go, file it, add to it, withdraw it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from office.anomalies import store
from office.anomalies.casework import attach
from office.anomalies.errors import AlreadyClosed, AnomalyUnknown, NobodyToJudge, OnlyPractice
from office.anomalies.facts import EntryWords
from office.anomalies.models import Anomaly, Event, State
from office.anomalies.moves.climbing import begin, notify, policy_today
from office.anomalies.moves.likeness import NEAR, likeness
from office.anomalies.notices import Notice
from office.anomalies.practice.kinds import Practice
from office.anomalies.rights import ReportService, Rights
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS, CaseWords, Purpose
from office.anomalies.words.report_form import REPORT, File, ReportAnswers
from office.database import AsyncSession
from office.escalation.next_tier import Escalation, forecast
from office.escalation.policy import EscalationPolicy
from office.forms import Effect, Form, IncompleteDraft, forget_form
from office.payload import Plain
from office.people import Member

# More than this would not be read.
MOST_ALIKE = 3
# Telegram delivers the photos of an album one after another, within a moment.
ALBUM_GATHERS = timedelta(seconds=2)

OnFiling = Callable[[AsyncSession, Anomaly, Member, ReportAnswers], Awaitable[None]]


@dataclass(frozen=True)
class ReportPlan:
    """Who will get a report, and who is next and when. Shown before it is sent."""

    section: str
    policy: EscalationPolicy
    first: Escalation
    next: Escalation


class Reporting(ReportService):
    """What reporters do. What was sent is locked; additions are history."""

    def __init__(self, rights: Rights) -> None:
        super().__init__(rights)
        self._effects: list[OnFiling] = []

    def on_filing(self, effect: OnFiling) -> None:
        """Add an effect to the transaction in which a report is filed, or joined to another."""
        self._effects.append(effect)

    async def plan(self, reporter: Member, answers: ReportAnswers) -> ReportPlan:
        """Return where a report would go now.

        Raises:
            IncompleteDraft: a question is not answered.
            NobodyToJudge: it concerns the head of office.
        """
        async with self.database.read() as session:
            return await self._plan(session, reporter, answers)

    async def has_judge(self, reporter: Member, answers: ReportAnswers) -> bool:
        """Whether somebody in the office may judge the report, as far as it is answered."""
        try:
            await self.plan(reporter, answers)
        except NobodyToJudge:
            return False
        except IncompleteDraft:
            return True
        return True

    async def file(self, reporter: Member, answers: ReportAnswers) -> Anomaly:
        """File a report: it is locked, its first tier is told, and the reporter gets a receipt.

        Raises:
            OnlyPractice: it was written to practise.
        """
        if answers.is_practice:
            raise OnlyPractice
        async with self.database.begin() as session:
            plan = await self._plan(session, reporter, answers)
            anomaly = self.written(reporter, answers)
            anomaly.policy = plan.policy.to_json()
            anomaly.practice = None if answers.drill is None else Practice.DRILL
            session.add(anomaly)
            await session.flush()
            await attach(session, anomaly, answers.files)
            await self.shared.record(session, anomaly, Event.REPORTED, reporter.id)
            await notify(session, self.shared, anomaly, plan.first, event=None)
            await self.shared.tell(session, anomaly, Notice.RECEIPT, reporter.id)
            await self.shared.overtake_drills(session, anomaly, reporter.id)
            await self._close_form(session, anomaly, reporter, answers)
        return anomaly

    async def alike(self, reporter: Member, answers: ReportAnswers) -> list[Anomaly]:
        """Return today's reports by others about the same thing, the most similar first.

        A drill is like none: its words never join a real report.
        """
        if not answers.is_meant:
            return []
        async with self.database.read() as session:
            since = datetime.combine(self.shared.people.today(), time(), self.shared.hours.zone)
            found = await store.alike(session, answers.category or "", answers.unit or "", since)
        others = [report for report in found if report.reporter_id != reporter.id]
        ranked = sorted(
            ((self._likeness(answers, report), report.id, report) for report in others),
            reverse=True,
        )
        return [report for near, _, report in ranked if near >= NEAR][:MOST_ALIKE]

    def _likeness(self, answers: ReportAnswers, report: Anomaly) -> float:
        return likeness(answers, report, self.shared.rules().likeness)

    async def join(self, anomaly_id: int, joiner: Member, answers: ReportAnswers) -> Anomaly:
        """Add an officer's words to somebody else's report. They are told its end, too.

        Raises:
            AnomalyUnknown: that report is about something else.
            AlreadyClosed: it has ended. OnlyPractice: the words were written to practise.
        """
        if not answers.is_meant:
            raise OnlyPractice
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None or not self._may_join(anomaly, joiner, answers):
                raise AnomalyUnknown
            if not anomaly.is_open:
                raise AlreadyClosed
            await self._add(session, anomaly, joiner, answers.text or "", answers.files)
            await self.shared.tell(session, anomaly, Notice.RECEIPT, joiner.id)
            await self._close_form(session, anomaly, joiner, answers)
        return anomaly

    def _may_join(self, anomaly: Anomaly, joiner: Member, answers: ReportAnswers) -> bool:
        return (
            anomaly.reporter_id != joiner.id
            and anomaly.practice is None
            and (anomaly.category, anomaly.unit) == (answers.category, answers.unit)
            and self._likeness(answers, anomaly) >= NEAR
        )

    async def add(
        self,
        anomaly_id: int,
        reporter: Member,
        text: str = "",
        files: Sequence[File] = (),
        album: str | None = None,
        effect: Effect | None = None,
    ) -> Anomaly:
        """Add to a report that was sent. What was sent stays as it was.

        An album arrives photo by photo and is one addition: heads are told when the rest has had
        time to arrive. Nothing else that is sent goes along without a tap.

        Raises:
            AlreadyClosed: it has ended.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_followed(session, anomaly_id, reporter)
            if not anomaly.is_open:
                raise AlreadyClosed
            if effect is not None:
                await effect(session)
            before = await self.forms.load(session, reporter, CASE_WORDS)
            said = before.answers if before is not None else CaseWords()
            if album and (said.anomaly_id, said.album) == (anomaly.id, album) and not text:
                await self._add_rest(session, anomaly, said.entry_number, files)
                return anomaly
            gathers = ALBUM_GATHERS if album else timedelta(0)
            number = await self._add(session, anomaly, reporter, text, files, gathers)
            await self.shared.confirm(session, anomaly, reporter.id, Purpose.ADD, number)
            added = CaseWords(anomaly.id, album=album, entry_number=number)
            form = Form(CASE_WORDS, Purpose.ADDED, added, self.clock.now())
            await self.forms.keep(session, reporter, form)
        return anomaly

    async def withdraw(self, anomaly_id: int, reporter: Member) -> Anomaly:
        """Withdraw a report within ten minutes. The log keeps that it was there.

        Raises:
            AlreadyClosed: it has ended. TooLate: the ten minutes are over.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_own(session, anomaly_id, reporter)
            had_it = await self.rights.in_charge(session, anomaly)
            anomaly.withdraw(self.clock.now())
            await self.shared.record(session, anomaly, Event.WITHDRAWN, reporter.id)
            for member in had_it:
                await self.shared.tell(session, anomaly, Notice.WITHDRAWN, member)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def _close_form(
        self, session: AsyncSession, anomaly: Anomaly, reporter: Member, answers: ReportAnswers
    ) -> None:
        """Run the effects, then forget the draft: the end of a drill locks in that order, too."""
        for effect in self._effects:
            await effect(session, anomaly, reporter, answers)
        await forget_form(session, reporter.id, REPORT.topic)
        # What they write next may be about the new report, whatever was asked for another before.
        await forget_form(session, reporter.id, CASE_WORDS.topic)

    async def _plan(
        self, session: AsyncSession, reporter: Member, answers: ReportAnswers
    ) -> ReportPlan:
        draft = self.written(reporter, answers)
        today = await self.shared.roster(session)
        policy = policy_today(self.shared, draft, today)
        if not policy.tiers:
            raise NobodyToJudge
        draft.policy = policy.to_json()
        held = await store.count_notified_after(session, self.clock.now())
        first = begin(self.shared, draft, today, held)
        hours, is_empty = self.shared.hours, self.shared.is_empty(draft, today)
        following = forecast(policy, first, hours, is_empty)
        for _ in policy.tiers:
            # The same post is told again first, but the reporter wants to know who comes after it.
            if following.is_reminder:
                following = forecast(policy, following, hours, is_empty)
        return ReportPlan(draft.section, policy, first, following)

    def written(self, reporter: Member, answers: ReportAnswers) -> Anomaly:
        """Return the report that the answers make, without its policy."""
        if not answers.is_complete or answers.category is None or answers.urgency is None:
            raise IncompleteDraft
        now = self.clock.now()
        return Anomaly(
            reporter_id=reporter.id,
            category=answers.category,
            text=self.shared.as_wanted(answers.text or ""),
            unit=answers.unit or reporter.unit,
            counter=answers.counter or "",
            case_reference=answers.case_reference or "",
            sop_id=answers.sop_id,
            urgency=answers.urgency,
            concerns=answers.concerns or "",
            section=self.shared.rules().categories[answers.category].section,
            policy="",
            created_at=now,
            changed_at=now,
        )

    async def _add(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        by: Member,
        text: str,
        files: Sequence[File],
        gathers: timedelta = timedelta(0),
    ) -> int:
        """Write an addition into the history and tell the heads. Returns the entry's number.

        Only an addition by the reporter answers a question, also a late one: the report may have
        gone back to those who are to take it.
        """
        is_answer = by.id == anomaly.reporter_id and await store.is_asked(session, anomaly.id)
        event = Event.ANSWERED if is_answer else Event.ADDED
        number = await self.shared.record(session, anomaly, event, by.id, Plain(text))
        added = await attach(session, anomaly, files, number)
        if anomaly.state is State.NEEDS_INFO and is_answer:
            anomaly.state = await store.state_before_question(session, anomaly.id)
        said = EntryWords(number, added)
        due_at = self.clock.now() + gathers
        for member in await self.rights.in_charge(session, anomaly):
            await self.shared.tell(session, anomaly, Notice.ANSWER, member, said, due_at)
        await self.shared.refresh_cards(session, anomaly)
        return number

    async def _add_rest(
        self, session: AsyncSession, anomaly: Anomaly, number: int, files: Sequence[File]
    ) -> None:
        """Add more photos to the message about an addition; if that is sent, to another one."""
        added = await attach(session, anomaly, files, number)
        reached = await store.add_to_answer(session, anomaly.id, number, added)
        for member in await self.rights.in_charge(session, anomaly):
            if member not in reached:
                said = EntryWords(number, added)
                await self.shared.tell(session, anomaly, Notice.ANSWER, member, said)
