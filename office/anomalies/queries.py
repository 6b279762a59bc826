"""Reads reports: for reporters, heads and renderers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from office.anomalies import store
from office.anomalies.errors import AnomalyUnknown
from office.anomalies.facts import CardTurn, EntryWords
from office.anomalies.models import TAKEN, Anomaly, Attachment, Entry, Event, State
from office.anomalies.moves import promises
from office.anomalies.moves.promises import PromiseOption
from office.anomalies.moves.steps import marked
from office.anomalies.notices import Notice
from office.anomalies.reading import arrivals_store
from office.anomalies.reading.outlook import FormerQuestion, Outlook
from office.anomalies.rights import Rights
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS, CaseWords, Purpose
from office.cases import CaseQueries
from office.database import AsyncSession
from office.escalation.next_tier import next_escalation
from office.noun import OpenCases
from office.outbox import Origin, OutboxMessage
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, Post, Roster


class Queries(CaseQueries[Anomaly, Entry]):
    """Reads reports, and shows each member only those they may see."""

    def __init__(self, rights: Rights) -> None:
        super().__init__(rights.shared)
        self.forms = rights.shared.forms
        self.shared = rights.shared
        self.rights = rights

    async def seen_by(self, anomaly_id: int, member: Member) -> Anomaly:
        """Return the report, for its reporter or for a head it concerns.

        Raises:
            AnomalyUnknown: this member may not see it, or there is none.
        """
        async with self.database.read() as session:
            anomaly = await self.rights.get(session, anomaly_id)
            today = await self.shared.roster(session)
            follow = await store.followers(session, anomaly)
        if member.id not in follow and not self.rights.is_head(anomaly, member.id, today):
            raise AnomalyUnknown
        return anomaly

    async def seen_by_head(self, anomaly_id: int, head: Member) -> Anomaly:
        """Return the report, for somebody who may act on it today.

        Raises:
            AnomalyUnknown: they may not, or there is no such report.
        """
        anomaly = await self.seen_by(anomaly_id, head)
        if not await self.is_head(anomaly, head.id):
            raise AnomalyUnknown
        return anomaly

    async def open_cases(self, session: AsyncSession, member_id: int) -> OpenCases:
        """Return the open reports that the member has filed or taken."""
        found = await store.open_with(session, member_id)
        return OpenCases(
            "has filed or taken reports that are still open",
            tuple(report.code for report in found),
            "Let them be closed or taken",
        )

    def promise_options(self, report: Anomaly) -> dict[PromiseOption, datetime]:
        """Return the promises that a head can give for the report now."""
        now, hours = self.shared.clock.now(), self.shared.hours
        return promises.options(now, hours, report.urgency)

    def snoozes(self, report: Anomaly) -> dict[str, datetime]:
        """Return until when its holder can silence their reminders, by the button's argument."""
        now, hours = self.shared.clock.now(), self.shared.hours
        return promises.snoozes(now, hours, report.urgency)

    async def mine(self, reporter: Member, limit: int = 10) -> Sequence[Anomaly]:
        """Return a member's own reports and those they joined: open ones first, then the newest."""
        async with self.database.read() as session:
            return await store.of_reporter(session, reporter.id, limit)

    async def tasks(self, head: Member) -> Sequence[Anomaly]:
        """Return the open reports that have reached a post of this member's."""
        async with self.database.read() as session:
            reports = await REPORTS.all_open(session)
            today = await self.shared.roster(session)
        mine = [
            report
            for report in reports
            if self.rights.is_reached(report, head.id, today) or report.is_assigned_to(head.id)
        ]
        # A drill stands below what is meant.
        return sorted(mine, key=lambda report: report.is_drill)

    async def of_the_office(self, head: Member) -> Sequence[Anomaly]:
        """Return all open reports except those about them, for the head of office; else nothing.

        Drills are left out: this is counted.
        """
        boss = Post(HEAD_OF_OFFICE)
        async with self.database.read() as session:
            reports = await REPORTS.all_open(session)
            today = await self.shared.roster(session)
        if head.id not in today.holders(boss, self.shared.people.today()):
            return []
        real = [report for report in reports if not report.is_drill]
        return [report for report in real if self.rights.is_head(report, head.id, today)]

    async def at_post(self, post: Post, viewer_id: int, until: date) -> Sequence[Anomaly]:
        """Return the open reports that came by that day and whose turn is at a post, for who may
        know of them: those above it, and who holds the post or held it that day."""
        async with self.database.read() as session:
            reports = await REPORTS.all_open(session)
            today = await self.shared.roster(session)
        has_left = today.held(viewer_id, post, until)
        return [
            report
            for report in reports
            if post in self.rights.turn_of(report, today)
            and self.shared.people.day_of(report.created_at) <= until
            and (has_left or self.rights.is_head(report, viewer_id, today))
            and viewer_id not in self.shared.excluded(report, today)
        ]

    async def attachments(self, anomaly_id: int) -> Sequence[Attachment]:
        async with self.database.read() as session:
            return await store.attachments(session, anomaly_id)

    async def promise_after(self, opening: Entry) -> Entry | None:
        """Return the promise that belongs to the message about an entry, for a renderer."""
        async with self.database.read() as session:
            return await store.promise_after(session, opening)

    async def is_lost(self, anomaly_id: int, number: int) -> bool:
        """Whether a message about an entry has not reached its recipient, and will not."""
        async with self.database.read() as session:
            return await arrivals_store.is_lost(session, anomaly_id, number)

    async def outlooks(
        self, reports: Iterable[Anomaly], viewer_id: int | None = None
    ) -> dict[int, Outlook]:
        """Return how each report looks to a member now; without one, to a viewer without rights."""
        async with self.database.read() as session:
            today = await self.shared.roster(session)
            return {
                report.id: await self._outlook(session, report, viewer_id or 0, today)
                for report in reports
            }

    async def _outlook(
        self, session: AsyncSession, anomaly: Anomaly, viewer_id: int, today: Roster
    ) -> Outlook:
        rights, is_open = self.rights, anomaly.is_open
        posts, is_reminder = self._next(anomaly, today)
        is_head = rights.is_head(anomaly, viewer_id, today)
        whose = rights.with_whom(anomaly, today)
        them = whose - {viewer_id}
        standing_at = rights.posts_with_it(anomaly, today)
        is_new, is_asked = anomaly.state is State.NEW, anomaly.state is State.NEEDS_INFO
        return Outlook(
            is_head=is_head,
            may_act=rights.may_act(anomaly, viewer_id, today),
            may_direct=rights.may_direct(anomaly, viewer_id, today),
            may_give_back=anomaly.state in TAKEN and anomaly.is_assigned_to(viewer_id),
            may_raise=rights.tier_above(anomaly, viewer_id, today) is not None,
            may_push=is_head and is_open and bool(them),
            has_it=anomaly.state in TAKEN and rights.has(anomaly, viewer_id, today),
            posts=standing_at,
            own_posts=tuple(
                post
                for post in standing_at
                if viewer_id in self.shared.holders(anomaly, [post], today)
            ),
            is_held=anomaly.holder_id in rights.responsible(anomaly, today),
            barred_sections=rights.barred_sections(anomaly, today),
            held_until=await self._held_until(session, anomaly, whose) if is_new else None,
            next_posts=posts,
            is_reminder=is_reminder,
            is_question_lost=is_asked and await arrivals_store.is_question_lost(session, anomaly),
            ended_at=await self._ended_at(session, anomaly),
            steps=await self._steps(session, anomaly) if is_head else {},
            required=self.shared.steps_of(anomaly) if is_head else (),
            asked_before=await self._asked_before(session, anomaly)
            if is_head and is_open
            else None,
        )

    async def _held_until(
        self, session: AsyncSession, anomaly: Anomaly, whose: Collection[int]
    ) -> datetime | None:
        """Return when its tier is told; None if somebody of it already has a card.

        A card that waits for somebody else, such as the new holder of a post below, does not count.
        """
        held = await arrivals_store.held_cards(session, anomaly.id, self.shared.clock.now())
        waits = [until for member, until in held.items() if member in whose]
        if not waits:
            return None
        began = await REPORTS.last(session, anomaly.id, [Event.REPORTED, Event.TRANSFERRED])
        since = began.at if began is not None else anomaly.created_at
        is_told = await arrivals_store.have_card(session, anomaly.id, whose, since)
        return None if is_told else min(waits)

    async def _asked_before(self, session: AsyncSession, anomaly: Anomaly) -> FormerQuestion | None:
        """Return the last question before the last transfer. The former section has asked it."""
        moved = await REPORTS.last(session, anomaly.id, [Event.TRANSFERRED])
        if moved is None:
            return None
        asked = await REPORTS.last(session, anomaly.id, [Event.ASKED], before=moved.number)
        answer = await REPORTS.last(session, anomaly.id, [Event.ANSWERED])
        if asked is None or not asked.detail:
            return None
        is_answered = answer is not None and answer.number > asked.number
        return FormerQuestion(
            asked.detail, answer.detail if answer is not None and is_answered else ""
        )

    async def _steps(self, session: AsyncSession, anomaly: Anomaly) -> Mapping[str, Entry]:
        if not self.shared.steps_of(anomaly):
            return {}
        return marked(await REPORTS.history(session, anomaly.id))

    async def _ended_at(self, session: AsyncSession, anomaly: Anomaly) -> datetime | None:
        """Return when a head closed it."""
        if anomaly.state is not State.RESOLVED:
            return None
        end = await REPORTS.last(session, anomaly.id, [Event.RESOLVED])
        return end.at if end is not None else None

    def _next(self, anomaly: Anomaly, today: Roster) -> tuple[tuple[Post, ...], bool]:
        """Return who is told next when the time is over, and whether the same tier again."""
        if anomaly.due_at is None or anomaly.is_solo:
            return (), False
        escalation = next_escalation(
            anomaly.escalation_policy,
            max(anomaly.tier, 1),
            anomaly.due_at,
            anomaly.due_at,
            self.shared.hours,
            self.shared.is_empty(anomaly, today),
        )
        posts = escalation.tier.posts if escalation.tier else ()
        return posts, escalation.is_reminder and bool(anomaly.tier)

    async def open_menu(self, anomaly_id: int, member_id: int) -> CaseWords | None:
        """Return the menu that a member has open on a report's card, or None."""
        async with self.database.read() as session:
            member = await session.get(Member, member_id)
            if member is None:
                return None
            form = await self.forms.load(session, member, CASE_WORDS, is_locked=False)
        is_open = form is not None and form.step is Purpose.MENU
        return form.answers if form and is_open and form.answers.anomaly_id == anomaly_id else None

    async def holds_post(self, anomaly: Anomaly, member_id: int) -> bool:
        """Whether the member holds a post of the policy today, reachable or not."""
        async with self.database.read() as session:
            return self.rights.holds_post(anomaly, member_id, await self.shared.roster(session))

    async def is_head(self, anomaly: Anomaly, member_id: int) -> bool:
        """Whether the member may act on the report today."""
        async with self.database.read() as session:
            return self.rights.is_head(anomaly, member_id, await self.shared.roster(session))

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return whose words a message carries: who asked, assigned, answered or promised."""
        about = message.about or 0
        report = await self.reread(about)
        if report is None:
            return Origin()
        if message.kind == Notice.CARD:
            is_assigned = message.facts(CardTurn).is_assignment
            return Origin(report.assigned_by if is_assigned else None, report.code)
        if message.kind == Notice.MOVED and message.recipient_id != report.reporter_id:
            return Origin(code=report.code)  # they only joined it
        entry = await self.entry(about, message.facts(EntryWords).entry)
        if entry is None or entry.actor_id is None:
            return Origin(code=report.code)
        async with self.database.read() as session:
            receipt = await arrivals_store.receipt(session, entry, entry.actor_id)
        return Origin(entry.actor_id, report.code, receipt)
