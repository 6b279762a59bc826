"""What time does to reports: untaken ones climb, broken promises come back, drafts expire."""

from datetime import datetime

from office.anomalies import store
from office.anomalies.facts import NotTold, PromiseDue, Returned
from office.anomalies.models import TAKEN, Anomaly, Event, State
from office.anomalies.moves.climbing import alert, climb, return_to_tier
from office.anomalies.notices import Notice
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.anomalies.words.free_words import FREE_WORDS, FREE_WORDS_EXPIRE_AFTER, FreeWordsStep
from office.anomalies.words.report_form import REPORT
from office.database import AsyncSession
from office.escalation.waits import end_of_grace
from office.noun import move_each
from office.payload import Plain

# The history's word for a promise, as the reason for a reminder or a return.
PROMISE = Plain("janji")
# From each of these on, a report waits anew.
_TURNS = (Event.REPORTED, Event.TRANSFERRED, Event.RETURNED, Event.GIVEN_BACK)
# When words that no button has placed are asked about again. They expire some time later.
ASKED_AGAIN_AFTER = FREE_WORDS_EXPIRE_AFTER / 2


class DueJobs(ReportService):
    """Moves every report that is due, each in a transaction of its own."""

    async def escalate_due(self) -> int:
        """Escalate or remind what is due. Returns how many reports that were."""
        async with self.database.read() as session:
            due = await REPORTS.due(session, self.clock.now())
        moved, _ = await move_each(due, self._move, "anomalies")
        return moved

    async def expire_drafts(self) -> None:
        """Discard expired forms, and tell the writers of reports. Ask again about words."""
        async with self.database.begin() as session:
            await self._ask_again(session)
            for member_id, topic in await self.forms.expire(session):
                if topic == REPORT.topic:
                    await self.shared.outbox.enqueue(session, Notice.DRAFT_EXPIRED, to=member_id)

    async def _ask_again(self, session: AsyncSession) -> None:
        """Tell who has sent words for a report, and pressed no button, that they have not left."""
        left_at = self.clock.now() - ASKED_AGAIN_AFTER
        for member_id, form in await self.forms.left_before(session, FREE_WORDS, left_at):
            if form is not None and form.step is FreeWordsStep.ANSWER:
                key = f"unsent:{member_id}:{form.moved_at.isoformat()}"
                await self.shared.outbox.enqueue(
                    session, Notice.UNSENT, to=member_id, dedup_key=key
                )

    async def unreached(
        self, anomaly_id: int, member_id: int, *, is_reminder: bool = False
    ) -> None:
        """Note that a message about a report did not arrive.

        A reminder of a promise that reached nobody gives nobody time to keep it.
        """
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None:
                return
            await self._note_unreached(session, anomaly, member_id)
            if anomaly.state is State.NEEDS_INFO and member_id == anomaly.reporter_id:
                # They say that its question has not arrived.
                await self.shared.refresh_cards(session, anomaly)
            others = self.rights.responsible(anomaly, await self.shared.roster(session))
            if is_reminder and anomaly.is_reminded and not others - {member_id}:
                anomaly.due_at = self.clock.now()

    async def undelivered(self, anomaly_id: int, member_id: int) -> None:
        """Note that a card did not arrive, and do not wait for somebody who cannot answer.

        A report that was given to them returns to the tier whose head gave it.
        """
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None:
                return
            await self._note_unreached(session, anomaly, member_id)
            today = await self.shared.roster(session)
            empty = self.shared.is_empty(anomaly, today)
            tier = anomaly.escalation_policy.tier(max(anomaly.tier, 1))
            if anomaly.state in TAKEN and anomaly.is_assigned_to(member_id):
                anomaly.give_back(member_id)
                await self.shared.record(session, anomaly, Event.GIVEN_BACK, is_told=False)
                await return_to_tier(session, self.shared, anomaly)
                await self.shared.refresh_cards(session, anomaly)
            elif anomaly.state is State.NEW and all(empty(post) for post in tier.posts):
                await climb(session, self.shared, anomaly, self.clock.now())
                await self.shared.refresh_cards(session, anomaly)

    async def _note_unreached(
        self, session: AsyncSession, anomaly: Anomaly, member_id: int
    ) -> None:
        not_told = NotTold(str(member_id), "unreachable")
        await self.shared.record(session, anomaly, Event.NOT_NOTIFIED, detail=not_told)

    async def next_due(self) -> datetime | None:
        """Return the next moment at which a report moves."""
        async with self.database.read() as session:
            return await REPORTS.next_due(session)

    async def _move(self, anomaly_id: int) -> bool:
        """Load the report anew under its lock: it may have been taken at the same instant."""
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            if anomaly is None or anomaly.due_at is None or anomaly.due_at > self.clock.now():
                return False
            if anomaly.state in TAKEN:
                await self._promise_is_due(session, anomaly, anomaly.due_at)
            else:
                before = anomaly.tier
                event = await climb(session, self.shared, anomaly, anomaly.due_at)
                await self._name_numbers(session, anomaly, event)
                await self._tell_who_had_it(session, anomaly, event)
                if event is Event.REMINDED and anomaly.tier <= before:
                    await self._tell_waiting(session, anomaly)
            await self.shared.refresh_cards(session, anomaly)
        return True

    async def _promise_is_due(
        self, session: AsyncSession, anomaly: Anomaly, due_at: datetime
    ) -> None:
        """Remind once. Without progress after that, the report loses its holder and climbs.

        The reminder goes to the holder of the post. If nobody holds it, there is nobody to wait
        for.
        """
        responsible = self.rights.responsible(anomaly, await self.shared.roster(session))
        promiser = await store.last_promiser(session, anomaly.id) or anomaly.holder_id
        if not anomaly.is_reminded and responsible:
            now, hours = self.clock.now(), self.shared.hours
            anomaly.remind(end_of_grace(due_at, now, hours, is_urgent=anomaly.is_urgent))
            number = await self.shared.record(session, anomaly, Event.REMINDED, detail=PROMISE)
            missed = PromiseDue(due_at, promiser)
            snoozing = self._snoozing(anomaly)
            for member in responsible - snoozing:
                await self.shared.tell(session, anomaly, Notice.PROMISE_DUE, member, missed)
            if anomaly.is_urgent:
                alerted = await alert(session, self.shared, anomaly, responsible)
                number = alerted or number
                # Who has snoozed the reminder, which says it, learns it all the same.
                for member in responsible & snoozing if alerted else ():
                    await self.shared.tell(session, anomaly, Notice.RAISED, member, alerted)
                for member in await store.followers(session, anomaly):
                    await self.shared.tell(session, anomaly, Notice.MOVED, member, number)
            return
        # Whose promise was broken, perhaps a predecessor's, or who gave none.
        had = Returned(anomaly.holder_id, "")
        if anomaly.promised_at is not None:
            had = Returned(promiser, PROMISE)
        await self.shared.record(session, anomaly, Event.RETURNED, detail=had)
        anomaly.let_go()
        event = await climb(session, self.shared, anomaly, due_at, is_told=False)
        await self._tell_who_had_it(session, anomaly, event)

    async def _tell_who_had_it(self, session: AsyncSession, anomaly: Anomaly, event: Event) -> None:
        """Tell who let their time pass that it has risen to others, once.

        If it waits for them, too, their card says so.
        """
        turn = (await store.last_turns(session, [anomaly.id])).get(anomaly.id)
        if event is not Event.ESCALATED or turn is None or turn.event is not Event.RETURNED:
            return
        had = turn.facts(Returned).holder
        waits_for = self.rights.with_whom(anomaly, await self.shared.roster(session))
        if had is not None and had not in waits_for:
            key = f"{Notice.RAISED}:{anomaly.id}:{turn.number}:{had}"
            await self.shared.tell(session, anomaly, Notice.RAISED, had, turn.number, key=key)

    async def _name_numbers(self, session: AsyncSession, anomaly: Anomaly, event: Event) -> None:
        """Tell the reporter once whom to call when nobody has taken an urgent report.

        If it has climbed, they are told that, with the numbers.
        """
        if anomaly.is_urgent and event is not Event.ESCALATED and not anomaly.is_drill:
            key = f"call:{anomaly.id}:{anomaly.reporter_id}"
            await self.shared.tell(session, anomaly, Notice.CALL, anomaly.reporter_id, key=key)

    async def _tell_waiting(self, session: AsyncSession, anomaly: Anomaly) -> None:
        """Tell the reporter once that nobody takes the report at its last tier for a whole wait.

        Once again if somebody has had it in between. Of an urgent one they have the numbers.
        """
        if anomaly.is_urgent:
            return
        last = await REPORTS.last(session, anomaly.id, _TURNS)
        key = f"waiting:{anomaly.id}:{last.number if last else 0}:{anomaly.reporter_id}"
        await self.shared.tell(session, anomaly, Notice.WAITING, anomaly.reporter_id, key=key)

    def _snoozing(self, anomaly: Anomaly) -> set[int]:
        """Return who has snoozed the reminder. A later holder of the post is reminded."""
        until, holder = anomaly.snoozed_until, anomaly.holder_id
        if holder is None or until is None or until <= self.clock.now():
            return set()
        return {holder}
