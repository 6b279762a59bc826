"""What heads do with a report: take it, promise, ask, hand it on, escalate it, close it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from office.anomalies import store
from office.anomalies.escalating import begin, climb, policy_today
from office.anomalies.models import TAKEN, Anomaly, Event, Outcome, State
from office.anomalies.notices import Notice
from office.anomalies.report_form import File
from office.anomalies.rights import Rights
from office.anomalies.shared import Shared, attach
from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import AlreadyAcknowledged, AlreadyThere, NotAllowed
from office.forms import Topic
from office.forms import store as forms
from office.people import Member

# Before a promise is asked for, silence after Terima counts as forgotten after this long.
UNTIL_PROMISE = timedelta(minutes=60)


class Actions:
    """The reports in the hands of the heads. Acknowledged is not done."""

    def __init__(self, database: Database, clock: Clock, shared: Shared, rights: Rights) -> None:
        self.database = database
        self.clock = clock
        self.shared = shared
        self.rights = rights

    async def acknowledge(self, anomaly_id: int, by: Member) -> Anomaly:
        """Take a report. The row is locked: taking and climbing cannot both win.

        Raises:
            AlreadyAcknowledged: somebody was faster; AlreadyClosed: it has ended.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            if anomaly.state in TAKEN:
                raise AlreadyAcknowledged(anomaly.holder_id, anomaly.acknowledged_at)
            await self._take(session, anomaly, by, Event.ACKNOWLEDGED)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def promise(self, anomaly_id: int, by: Member, until: datetime) -> Anomaly:
        """Say by when there will be progress; that moment is watched."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.due_at, anomaly.is_reminded, anomaly.is_promised = until, False, True
            await self.shared.record(session, anomaly, Event.PROMISED, by.id, until.isoformat())
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def progress(self, anomaly_id: int, by: Member, state: State) -> Anomaly:
        """Say that work goes on, here or at an agency."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state, anomaly.is_promised = state, False
            self._note_progress(anomaly)
            await self.shared.record(session, anomaly, Event.PROGRESSED, by.id, str(state))
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def ask(
        self, anomaly_id: int, by: Member, question: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Ask the reporter for more; the answer comes back on the report's thread."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state = State.NEEDS_INFO
            self._note_progress(anomaly)
            number = await self.shared.record(session, anomaly, Event.ASKED, by.id, question)
            added = await attach(session, anomaly, files, number)
            await self.shared.tell(
                session, anomaly, Notice.QUESTION, anomaly.reporter_id, f"{number}|{added}"
            )
            await self.shared.refresh_cards(session, anomaly)
            await _forget_words(session, by)
        return anomaly

    async def reply(
        self, anomaly_id: int, by: Member, text: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Tell the reporter something that asks for no answer; the report stays as it is."""
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            number = await self.shared.record(session, anomaly, Event.REPLIED, by.id, text)
            added = await attach(session, anomaly, files, number)
            await self.shared.tell(
                session, anomaly, Notice.REPLY, anomaly.reporter_id, f"{number}|{added}"
            )
            await _forget_words(session, by)
        return anomaly

    async def note(
        self, anomaly_id: int, by: Member, text: str, files: Sequence[File] = ()
    ) -> Anomaly:
        """Write an internal note; the reporter never sees it."""
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            number = await self.shared.record(session, anomaly, Event.NOTED, by.id, text)
            await attach(session, anomaly, files, number)
            await _forget_words(session, by)
        return anomaly

    async def transfer(self, anomaly_id: int, by: Member, section: str, reason: str) -> Anomaly:
        """Hand the report to another section; its policy begins anew there.

        Raises:
            AlreadyThere: it is that section's already, perhaps because somebody was faster.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            if anomaly.section == section:
                raise AlreadyThere
            today = await self.shared.roster(session)
            cards = await store.cards(session, anomaly.id)
            before = cards.keys() - self.shared.excluded(anomaly, today)
            anomaly.section, anomaly.tier, anomaly.is_reminded = section, 0, False
            anomaly.policy = policy_today(self.shared, anomaly, today).to_json()
            anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
            number = await self.shared.record(
                session, anomaly, Event.TRANSFERRED, by.id, f"{section}|{reason}"
            )
            held = await store.count_notified_after(session, self.clock.now())
            escalation = begin(self.shared, anomaly, today, held)
            await self.shared.notify(session, anomaly, escalation, event=None)
            for member in before:
                await self.shared.tell(session, anomaly, Notice.HANDED_OVER, member, str(number))
            await self.shared.refresh_cards(session, anomaly)
            await forms.forget(session, by.id, Topic.CASE_WORDS)
        return anomaly

    async def escalate(self, anomaly_id: int, by: Member, from_new_card: bool = False) -> Anomaly:
        """Send the report up one tier by hand.

        Raises:
            AlreadyAcknowledged: the card showed a report that nobody had taken (`from_new_card`),
            and somebody was faster.
        """
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by)
            if from_new_card and anomaly.state in TAKEN:
                raise AlreadyAcknowledged(anomaly.holder_id, anomaly.acknowledged_at)
            anomaly.state, anomaly.holder_id, anomaly.acknowledged_at = State.NEW, None, None
            await climb(session, self.shared, anomaly, self.clock.now(), by.id)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def resolve(self, anomaly_id: int, by: Member, outcome: Outcome, line: str) -> Anomaly:
        """Close the report with its outcome and one line of what helped."""
        async with self.database.begin() as session:
            anomaly = await self._taken_for(session, anomaly_id, by)
            anomaly.state, anomaly.outcome, anomaly.due_at = State.RESOLVED, outcome, None
            await self.shared.record(session, anomaly, Event.RESOLVED, by.id, f"{outcome}|{line}")
            await self.shared.refresh_cards(session, anomaly)
            await forms.forget(session, by.id, Topic.CASE_WORDS)
        return anomaly

    async def reopen(self, anomaly_id: int, by: Member) -> Anomaly:
        """Open a closed report again; its history goes on."""
        async with self.database.begin() as session:
            anomaly = await self.rights.lock_for_head(session, anomaly_id, by, is_open=False)
            if anomaly.state is not State.RESOLVED:
                raise NotAllowed
            anomaly.outcome = None
            await self._take(session, anomaly, by, Event.REOPENED)
            await self.shared.refresh_cards(session, anomaly)
        return anomaly

    def _note_progress(self, anomaly: Anomaly) -> None:
        """The reminded head has moved now: they keep the report and owe a new promise."""
        if anomaly.is_reminded:
            anomaly.is_reminded = False
            anomaly.due_at = self.shared.rules().hours.add(self.clock.now(), UNTIL_PROMISE)

    async def _taken_for(self, session: AsyncSession, anomaly_id: int, head: Member) -> Anomaly:
        """Lock a report for work on it; a head who begins to work on it has taken it.

        So has the new holder of a post who goes on with what the predecessor had taken.
        """
        anomaly = await self.rights.lock_for_head(session, anomaly_id, head)
        if anomaly.state not in TAKEN:
            await self._take(session, anomaly, head, Event.ACKNOWLEDGED)
        elif await self._is_predecessor(session, anomaly):
            anomaly.holder_id, anomaly.acknowledged_at = head.id, self.clock.now()
        return anomaly

    async def _is_predecessor(self, session: AsyncSession, anomaly: Anomaly) -> bool:
        """Whether the holder of the report has left the post."""
        today = await self.shared.roster(session)
        return not self.rights.is_head(anomaly, anomaly.holder_id or 0, today)

    async def _take(
        self, session: AsyncSession, anomaly: Anomaly, head: Member, event: Event
    ) -> None:
        now = self.clock.now()
        anomaly.state, anomaly.holder_id = State.ACKNOWLEDGED, head.id
        anomaly.acknowledged_at, anomaly.is_reminded, anomaly.is_promised = now, False, False
        anomaly.due_at = self.shared.rules().hours.add(now, UNTIL_PROMISE)
        await self.shared.record(session, anomaly, event, head.id)


async def _forget_words(session: AsyncSession, by: Member) -> None:
    """What was written has been taken: neither a prompt nor a preview of it is left."""
    await forms.forget(session, by.id, Topic.CASE_WORDS)
    await forms.forget(session, by.id, Topic.UNSORTED)
