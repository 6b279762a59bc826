"""The life of a report: it is filed, taken, worked on, and closed; its reporter hears the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from office.anomalies import store
from office.anomalies.drafts import Answers, File
from office.anomalies.escalation import (
    Step,
    first_step,
    forecast,
    last_of_same_posts,
    next_step,
)
from office.anomalies.ladder import Ladder
from office.anomalies.ledger import Ledger, ladder_of, parse_post
from office.anomalies.likeness import is_alike
from office.anomalies.models import (
    CLOSED,
    TAKEN,
    Anomaly,
    Attachment,
    AwaitedText,
    Entry,
    Event,
    Outcome,
    Purpose,
    State,
)
from office.anomalies.notices import Notice
from office.anomalies.posts import COORDINATOR, Post, Roster
from office.anomalies.routing import Route, ladder_for
from office.clock import Clock
from office.database import Database
from office.errors import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AnomalyUnknown,
    IncompleteDraft,
    NobodyToJudge,
    NotAllowed,
    TooLate,
)
from office.inbox import Inbox
from office.people import Member

WITHDRAWN_WITHIN = timedelta(minutes=10)
# Before a promise is asked for, silence after Terima counts as forgotten after this long.
UNTIL_PROMISE = timedelta(minutes=60)
TEXT_IS_AWAITED_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Plan:
    """Who will get a report, and who is next at what time: shown before it is sent."""

    section: str
    ladder: Ladder
    first: Step
    next: Step


class Anomalies:
    """The reports of the office."""

    def __init__(self, database: Database, clock: Clock, inbox: Inbox, ledger: Ledger) -> None:
        self.database = database
        self.clock = clock
        self.inbox = inbox
        self.ledger = ledger

    # --- the reporter ---

    async def plan(self, reporter: Member, answers: Answers) -> Plan:
        """Work out where a report would go now.

        Raises:
            IncompleteDraft: a question is still open.
            NobodyToJudge: it concerns the head of office.
        """
        async with self.database.read() as session:
            return await self._plan(session, reporter, answers)

    async def report(self, reporter: Member, answers: Answers) -> Anomaly:
        """File a report: it is locked, its first tier is told, the reporter gets his receipt."""
        async with self.database.begin() as session:
            plan = await self._plan(session, reporter, answers)
            anomaly = self._written(reporter, answers)
            anomaly.ladder = plan.ladder.to_json()
            session.add(anomaly)
            await session.flush()
            _attach(session, anomaly, answers.files)
            await self.ledger.record(session, anomaly, Event.REPORTED, reporter.id)
            await self.ledger.ring(session, anomaly, plan.first, event=None)
            await self.ledger.tell(session, anomaly, Notice.RECEIPT, reporter.id)
            await store.forget_draft(session, reporter.id)
            await self.inbox.complete(session)
        return anomaly

    async def alike(self, reporter: Member, answers: Answers) -> Anomaly | None:
        """A report of today by somebody else that tells of the same thing."""
        async with self.database.read() as session:
            since = datetime.combine(
                self.ledger.people.today(), time(), self.ledger.rules().hours.zone
            )
            found = await store.alike(session, answers.category or "", answers.unit or "", since)
        return next(
            (one for one in found if one.reporter_id != reporter.id and is_alike(answers, one)),
            None,
        )

    async def join(self, anomaly_id: int, joiner: Member, answers: Answers) -> Anomaly:
        """Add an officer's words to somebody else's report, whose end he will hear, too.

        Raises:
            AnomalyUnknown: that report tells of something else.
        """
        async with self.database.begin() as session:
            anomaly = await store.lock(session, anomaly_id)
            if anomaly is None or not _may_join(anomaly, joiner, answers):
                raise AnomalyUnknown
            if anomaly.state in CLOSED:
                raise AlreadyClosed
            await self._add(session, anomaly, joiner, answers.text or "", answers.files)
            await self.ledger.tell(session, anomaly, Notice.RECEIPT, joiner.id)
            await store.forget_draft(session, joiner.id)
            await self.inbox.complete(session)
        return anomaly

    async def add(
        self, anomaly_id: int, reporter: Member, text: str = "", files: Sequence[File] = ()
    ) -> Anomaly:
        """Add to a report that was sent. What was sent stays as it was."""
        async with self.database.begin() as session:
            anomaly = await self._followed(session, anomaly_id, reporter)
            if anomaly.state in CLOSED:
                raise AlreadyClosed
            await self._add(session, anomaly, reporter, text, files)
            await store.forget_awaited(session, reporter.id)
            await self.inbox.complete(session)
        return anomaly

    async def withdraw(self, anomaly_id: int, reporter: Member) -> Anomaly:
        """Take a report back within ten minutes; the log keeps that it was there."""
        async with self.database.begin() as session:
            anomaly = await self._own(session, anomaly_id, reporter)
            if anomaly.state in CLOSED:
                raise AlreadyClosed
            if self.clock.now() - anomaly.created_at > WITHDRAWN_WITHIN:
                raise TooLate
            anomaly.state, anomaly.due_at = State.WITHDRAWN, None
            await self.ledger.record(session, anomaly, Event.WITHDRAWN, reporter.id)
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    # --- the heads ---

    async def acknowledge(self, anomaly_id: int, by: Member) -> Anomaly:
        """Take a report. The row is locked: taking and climbing cannot both win.

        Raises:
            AlreadyAcknowledged: somebody was faster; AlreadyClosed: it has ended.
        """
        async with self.database.begin() as session:
            anomaly = await self._for_head(session, anomaly_id, by)
            if anomaly.state in TAKEN:
                raise AlreadyAcknowledged(anomaly.holder_id, anomaly.acknowledged_at)
            await self._take(session, anomaly, by, Event.ACKNOWLEDGED)
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    async def promise(self, anomaly_id: int, by: Member, until: datetime) -> Anomaly:
        """Say by when there will be progress; that moment is watched."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.due_at, anomaly.is_reminded, anomaly.is_promised = until, False, True
            await self.ledger.record(session, anomaly, Event.PROMISED, by.id, until.isoformat())
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    async def progress(self, anomaly_id: int, by: Member, state: State) -> Anomaly:
        """Say that work goes on, here or at an agency."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state, anomaly.is_promised = state, False
            self._note_progress(anomaly)
            await self.ledger.record(session, anomaly, Event.PROGRESSED, by.id, str(state))
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    async def ask(self, anomaly_id: int, by: Member, question: str) -> Anomaly:
        """Ask the reporter for more; his answer comes back on the report's thread."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state = State.NEEDS_INFO
            self._note_progress(anomaly)
            number = await self.ledger.record(session, anomaly, Event.ASKED, by.id, question)
            await self.ledger.tell(
                session, anomaly, Notice.QUESTION, anomaly.reporter_id, str(number)
            )
            await self.ledger.refresh_cards(session, anomaly)
            await store.forget_awaited(session, by.id)
            await self.inbox.complete(session)
        return anomaly

    async def note(self, anomaly_id: int, by: Member, text: str) -> Anomaly:
        """Write an internal note; the reporter never sees it."""
        async with self.database.begin() as session:
            anomaly = await self._for_head(session, anomaly_id, by)
            await self.ledger.record(session, anomaly, Event.NOTED, by.id, text)
            await store.forget_awaited(session, by.id)
            await self.inbox.complete(session)
        return anomaly

    async def transfer(self, anomaly_id: int, by: Member, section: str, reason: str) -> Anomaly:
        """Hand the report to another section; its ladder begins anew there."""
        async with self.database.begin() as session:
            anomaly = await self._for_head(session, anomaly_id, by)
            today = await self.ledger.roster(session)
            before = await store.card_holders(session, anomaly.id, [Notice.CARD])
            anomaly.section, anomaly.tier, anomaly.is_reminded = section, 0, False
            anomaly.ladder = self._ladder(anomaly, today).to_json()
            anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
            await self.ledger.record(
                session, anomaly, Event.TRANSFERRED, by.id, f"{section}|{reason}"
            )
            step = self._first_step(anomaly, today)
            await self.ledger.ring(session, anomaly, step, event=None)
            for member in before:
                await self.ledger.tell(session, anomaly, Notice.HANDED_OVER, member, reason)
            await self.ledger.refresh_cards(session, anomaly)
            await store.forget_awaited(session, by.id)
            await self.inbox.complete(session)
        return anomaly

    async def escalate(self, anomaly_id: int, by: Member) -> Anomaly:
        """Send the report up one tier by hand."""
        async with self.database.begin() as session:
            anomaly = await self._for_head(session, anomaly_id, by)
            anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
            await climb(session, self.ledger, anomaly, self.clock.now(), by.id)
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    async def resolve(self, anomaly_id: int, by: Member, outcome: Outcome, line: str) -> Anomaly:
        """Close the report with its outcome and one line of what helped."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state, anomaly.outcome, anomaly.due_at = State.RESOLVED, outcome, None
            await self.ledger.record(session, anomaly, Event.RESOLVED, by.id, f"{outcome}|{line}")
            await self.ledger.refresh_cards(session, anomaly)
            await store.forget_awaited(session, by.id)
            await self.inbox.complete(session)
        return anomaly

    async def reopen(self, anomaly_id: int, by: Member) -> Anomaly:
        """Open a closed report again; its history goes on."""
        async with self.database.begin() as session:
            anomaly = await self._for_head(session, anomaly_id, by, is_open=False)
            if anomaly.state is not State.RESOLVED:
                raise NotAllowed
            anomaly.outcome = None
            await self._take(session, anomaly, by, Event.REOPENED)
            await self.ledger.refresh_cards(session, anomaly)
            await self.inbox.complete(session)
        return anomaly

    # --- texts that belong to a button ---

    async def await_text(
        self, member: Member, purpose: Purpose, anomaly_id: int, detail: str = ""
    ) -> None:
        """Remember that the member's next text belongs to a button he pressed."""
        async with self.database.begin() as session:
            await session.merge(
                AwaitedText(
                    member_id=member.id,
                    purpose=purpose,
                    anomaly_id=anomaly_id,
                    detail=detail,
                    asked_at=self.clock.now(),
                )
            )
            await self.inbox.complete(session)

    async def awaited(self, member: Member) -> AwaitedText | None:
        """What the member's next text is for; after an hour he has thought of something else."""
        async with self.database.read() as session:
            awaited = await store.awaited_text(session, member.id)
        if awaited is None or self.clock.now() - awaited.asked_at > TEXT_IS_AWAITED_FOR:
            return None
        return awaited

    async def forget_text(self, member: Member) -> None:
        """Await no text of this member any more."""
        async with self.database.begin() as session:
            await store.forget_awaited(session, member.id)
            await self.inbox.complete(session)

    # --- looking ---

    async def seen_by(self, anomaly_id: int, member: Member) -> Anomaly:
        """The report, for its reporter or for a head concerned.

        Raises:
            AnomalyUnknown: it is none of this member's business, or there is none.
        """
        async with self.database.read() as session:
            anomaly = await session.get(Anomaly, anomaly_id)
            if anomaly is None:
                raise AnomalyUnknown
            today = await self.ledger.roster(session)
            followers = {anomaly.reporter_id, *await store.joiners(session, anomaly)}
        if member.id not in followers and not self._is_head(anomaly, member.id, today):
            raise AnomalyUnknown
        return anomaly

    async def seen_by_head(self, anomaly_id: int, head: Member) -> Anomaly:
        """The report, for somebody who may act on it today.

        Raises:
            AnomalyUnknown: he may not, or there is no such report.
        """
        anomaly = await self.seen_by(anomaly_id, head)
        if not await self.is_head(anomaly, head.id):
            raise AnomalyUnknown
        return anomaly

    async def of_reporter(self, reporter: Member, limit: int = 10) -> Sequence[Anomaly]:
        """A member's own reports, the newest first."""
        async with self.database.read() as session:
            return await store.of_reporter(session, reporter.id, limit)

    async def open_for(self, head: Member) -> Sequence[Anomaly]:
        """The open reports whose ladder has reached a post of this member's."""
        async with self.database.read() as session:
            reports = await store.open_reports(session)
            today = await self.ledger.roster(session)
        return [one for one in reports if self._is_reached(one, head.id, today)]

    async def history(self, anomaly_id: int, viewer: Member) -> Sequence[Entry]:
        """The whole history, for a head concerned.

        Raises:
            AnomalyUnknown: the viewer is no head concerned.
        """
        await self.seen_by_head(anomaly_id, viewer)
        async with self.database.read() as session:
            return await store.history(session, anomaly_id)

    async def reread(self, anomaly_id: int) -> Anomaly | None:
        """The report as it is now, for whoever writes about it."""
        async with self.database.read() as session:
            return await session.get(Anomaly, anomaly_id)

    async def entry(self, anomaly_id: int, number: int) -> Entry | None:
        """One entry of a report's history, for whoever writes about it."""
        async with self.database.read() as session:
            return await store.entry(session, anomaly_id, number)

    async def attachments(self, anomaly_id: int) -> Sequence[Attachment]:
        async with self.database.read() as session:
            return await store.attachments(session, anomaly_id)

    async def is_head(self, anomaly: Anomaly, member_id: int) -> bool:
        """Whether the member may act on the report today."""
        async with self.database.read() as session:
            return self._is_head(anomaly, member_id, await self.ledger.roster(session))

    # --- within a transaction ---

    async def _plan(self, session: AsyncSession, reporter: Member, answers: Answers) -> Plan:
        draft = self._written(reporter, answers)
        today = await self.ledger.roster(session)
        ladder = self._ladder(draft, today)
        if not ladder.tiers:
            raise NobodyToJudge
        draft.ladder = ladder.to_json()
        held = await store.count_ringing_after(session, self.clock.now())
        first = self._first_step(draft, today, held)
        hours, is_empty = self.ledger.rules().hours, self.ledger.is_empty(draft, today)
        following = forecast(ladder, first, hours, is_empty)
        for _ in ladder.tiers:
            # The same post is rung again first; the reporter asks who is next.
            if following.is_reminder:
                following = forecast(ladder, following, hours, is_empty)
        return Plan(draft.section, ladder, first, following)

    def _written(self, reporter: Member, answers: Answers) -> Anomaly:
        """The report as the answers make it, without its ladder."""
        if not answers.is_complete or answers.category is None or answers.urgency is None:
            raise IncompleteDraft
        now = self.clock.now()
        return Anomaly(
            reporter_id=reporter.id,
            category=answers.category,
            text=answers.text or "",
            unit=answers.unit or reporter.unit,
            counter=answers.counter or "",
            case_reference=answers.case_reference or "",
            sop_id=answers.sop_id,
            urgency=answers.urgency,
            concerns=answers.concerns or "",
            section=self.ledger.rules().categories[answers.category].section,
            ladder="",
            created_at=now,
            changed_at=now,
        )

    def _ladder(self, anomaly: Anomaly, today: Roster) -> Ladder:
        rules = self.ledger.rules()
        coordinator = Post(COORDINATOR, unit=anomaly.unit)
        route = Route(
            section=anomaly.section,
            unit=anomaly.unit,
            urgency=anomaly.urgency,
            joined_by=rules.categories[anomaly.category].joined_by,
            has_coordinator=bool(today.holders(coordinator, self.ledger.people.today())),
            concerns=parse_post(anomaly.concerns) if anomaly.concerns else None,
        )
        return ladder_for(route, rules.policy)

    def _first_step(self, anomaly: Anomaly, today: Roster, held_before: int = 0) -> Step:
        return first_step(
            ladder_of(anomaly),
            self.clock.now(),
            self.ledger.rules().hours,
            self.ledger.is_empty(anomaly, today),
            held_before,
        )

    async def _followed(self, session: AsyncSession, anomaly_id: int, follower: Member) -> Anomaly:
        """Lock a report for its reporter, or for somebody who has joined it."""
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or (
            anomaly.reporter_id != follower.id
            and follower.id not in await store.joiners(session, anomaly)
        ):
            raise AnomalyUnknown
        return anomaly

    async def _add(
        self,
        session: AsyncSession,
        anomaly: Anomaly,
        by: Member,
        text: str,
        files: Sequence[File],
    ) -> None:
        """Write an addition into the history and tell the heads; only the reporter answers."""
        is_answer = anomaly.state is State.NEEDS_INFO and by.id == anomaly.reporter_id
        event = Event.ANSWERED if is_answer else Event.ADDED
        number = await self.ledger.record(session, anomaly, event, by.id, text)
        attached = _attach(session, anomaly, files)
        await session.flush()
        if is_answer:
            anomaly.state = State.IN_PROGRESS
        detail = f"{number}|{','.join(str(one.id) for one in attached)}"
        for member in await self._concerned_heads(session, anomaly):
            await self.ledger.tell(session, anomaly, Notice.ANSWER, member, detail)
        await self.ledger.refresh_cards(session, anomaly)

    def _note_progress(self, anomaly: Anomaly) -> None:
        """Whoever was reminded has moved now; he keeps the report and owes a new promise."""
        if anomaly.is_reminded:
            anomaly.is_reminded = False
            anomaly.due_at = self.ledger.rules().hours.add(self.clock.now(), UNTIL_PROMISE)

    async def _own(self, session: AsyncSession, anomaly_id: int, reporter: Member) -> Anomaly:
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or anomaly.reporter_id != reporter.id:
            raise AnomalyUnknown
        return anomaly

    async def _for_head(
        self, session: AsyncSession, anomaly_id: int, head: Member, *, is_open: bool = True
    ) -> Anomaly:
        """Lock a report for somebody who may act on it today."""
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or not self._is_head(
            anomaly, head.id, await self.ledger.roster(session)
        ):
            raise AnomalyUnknown
        if is_open and anomaly.state in CLOSED:
            raise AlreadyClosed
        return anomaly

    async def _taken_for(self, session: AsyncSession, anomaly_id: int, head: Member) -> Anomaly:
        """Lock a report for work on it; whoever begins to work on it has taken it."""
        anomaly = await self._for_head(session, anomaly_id, head)
        if anomaly.state not in TAKEN:
            await self._take(session, anomaly, head, Event.ACKNOWLEDGED)
        return anomaly

    async def _take(
        self, session: AsyncSession, anomaly: Anomaly, head: Member, event: Event
    ) -> None:
        now = self.clock.now()
        anomaly.state, anomaly.holder_id = State.ACKNOWLEDGED, head.id
        anomaly.acknowledged_at, anomaly.is_reminded, anomaly.is_promised = now, False, False
        anomaly.due_at = self.ledger.rules().hours.add(now, UNTIL_PROMISE)
        await self.ledger.record(session, anomaly, event, head.id)

    async def _concerned_heads(self, session: AsyncSession, anomaly: Anomaly) -> set[int]:
        if anomaly.holder_id is not None:
            return {anomaly.holder_id}
        holders = await store.card_holders(session, anomaly.id, [Notice.CARD])
        today = await self.ledger.roster(session)
        return {member for member in holders if self._is_head(anomaly, member, today)}

    def _is_head(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        """Whoever holds a post of the ladder today, unless the report concerns him."""
        posts = ladder_of(anomaly).posts
        return self._holds(posts, anomaly, member_id, today)

    def _is_reached(self, anomaly: Anomaly, member_id: int, today: Roster) -> bool:
        reached = [tier for tier in ladder_of(anomaly).tiers if tier.number <= anomaly.tier]
        posts = tuple(post for tier in reached for post in tier.posts)
        return self._holds(posts, anomaly, member_id, today)

    def _holds(
        self, posts: Sequence[Post], anomaly: Anomaly, member_id: int, today: Roster
    ) -> bool:
        day, excluded = self.ledger.people.today(), self.ledger.excluded(anomaly, today)
        return any(member_id in today.holders(post, day, excluded) for post in posts)


async def climb(
    session: AsyncSession, ledger: Ledger, anomaly: Anomaly, due_at: datetime, by: int | None
) -> None:
    """Move the report to the next tier that somebody holds, and tell it."""
    today = await ledger.roster(session)
    ladder, number = ladder_of(anomaly), max(anomaly.tier, 1)
    if by is not None:
        # By hand it goes to somebody else, not once more to the same post.
        number = last_of_same_posts(ladder, number)
    step = next_step(
        ladder,
        number,
        due_at,
        ledger.clock.now(),
        ledger.rules().hours,
        ledger.is_empty(anomaly, today),
    )
    event = Event.REMINDED if step.is_reminder else Event.ESCALATED
    anomaly.is_reminded = False
    if by is not None:
        await ledger.record(session, anomaly, Event.ESCALATED, by)
        event = Event.REMINDED
    await ledger.ring(session, anomaly, step, event)


def _may_join(anomaly: Anomaly, joiner: Member, answers: Answers) -> bool:
    return (
        anomaly.reporter_id != joiner.id
        and (anomaly.category, anomaly.unit) == (answers.category, answers.unit)
        and is_alike(answers, anomaly)
    )


def _attach(session: AsyncSession, anomaly: Anomaly, files: Sequence[File]) -> list[Attachment]:
    attached = [
        Attachment(anomaly_id=anomaly.id, kind=file.kind, file_id=file.file_id) for file in files
    ]
    session.add_all(attached)
    return attached
