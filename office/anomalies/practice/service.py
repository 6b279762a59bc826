"""What an officer does with a practice report: send it to nobody, end it, make it a real one."""

from datetime import datetime, timedelta

from office.anomalies import store
from office.anomalies.casework import attach
from office.anomalies.errors import AlreadyClosed, AnomalyUnknown
from office.anomalies.models import Anomaly, Event
from office.anomalies.moves.reporting import Reporting
from office.anomalies.practice.kinds import Practice
from office.anomalies.redaction import AnomalyRedaction
from office.anomalies.rights import ReportService, Rights
from office.anomalies.store import REPORTS
from office.anomalies.words.report_form import REPORT, File, ReportAnswers
from office.database import AsyncSession
from office.escalation.policy import EscalationPolicy
from office.forms import forget_form
from office.noun import move_each
from office.people import Member

# A practice report that nobody ends is gone when the same shift begins again.
LASTS = timedelta(hours=24)


class Practising(ReportService):
    """A practice report has no tiers: nobody can be told of it, see it or take it."""

    def __init__(self, rights: Rights, reporting: Reporting, redaction: AnomalyRedaction) -> None:
        super().__init__(rights)
        self._reporting = reporting
        self._redaction = redaction
        reporting.on_filing(self._became_real)

    async def file(self, reporter: Member, answers: ReportAnswers) -> Anomaly:
        """Store a practice report. It tells nobody, and ends by itself within a day."""
        async with self.database.begin() as session:
            anomaly = self._reporting.written(reporter, answers)
            anomaly.practice = Practice.SOLO
            anomaly.policy = EscalationPolicy(()).to_json()
            anomaly.due_at = self.clock.now() + LASTS
            session.add(anomaly)
            await session.flush()
            await attach(session, anomaly, answers.files)
            await self.shared.record(session, anomaly, Event.REPORTED, reporter.id, is_told=False)
            await forget_form(session, reporter.id, REPORT.topic)
        return anomaly

    async def answers_of(self, anomaly_id: int, reporter: Member) -> ReportAnswers:
        """Return what a real report with the words of an open practice report would say.

        Raises:
            AnomalyUnknown: the member has no such practice report. AlreadyClosed: it has ended.
        """
        async with self.database.read() as session:
            anomaly = await self.rights.get(session, anomaly_id)
            self._check(anomaly, reporter)
            files = await store.attachments(session, anomaly_id)
        return ReportAnswers(
            category=anomaly.category,
            text=anomaly.text,
            unit=anomaly.unit,
            counter=anomaly.counter,
            case_reference=anomaly.case_reference,
            urgency=anomaly.urgency,
            concerns=anomaly.concerns,
            files=tuple(File(file.kind, file.file_id, file.message_id) for file in files),
            sop_id=anomaly.sop_id,
            was_practice=anomaly.id,
        )

    async def end(self, anomaly_id: int, reporter: Member) -> None:
        """End a practice report at its reporter's wish. Its words are erased at once.

        Raises:
            AnomalyUnknown: the member has no such practice report. AlreadyClosed: it has ended.
        """
        async with self.database.begin() as session:
            anomaly = await REPORTS.lock(session, anomaly_id)
            self._check(anomaly, reporter)
            await self._end(session, anomaly_id, reporter.id)

    async def end_due(self) -> int:
        """End the practice reports whose day is over. Returns how many those were."""
        async with self.database.read() as session:
            due = await store.practised_until(session, self.clock.now())
        moved, _ = await move_each(due, self._end_one, "anomalies")
        return moved

    async def _end_one(self, anomaly_id: int) -> bool:
        async with self.database.begin() as session:
            await self._end(session, anomaly_id)
        return True

    async def next_end(self) -> datetime | None:
        """Return when the next one ends by itself."""
        async with self.database.read() as session:
            return await store.next_practice_end(session)

    async def _became_real(
        self, session: AsyncSession, _filed: Anomaly, reporter: Member, answers: ReportAnswers
    ) -> None:
        """End the practice report in the transaction that files the real one."""
        if answers.was_practice is not None:
            await self._end(session, answers.was_practice, reporter.id)

    async def _end(self, session: AsyncSession, anomaly_id: int, by: int | None = None) -> None:
        anomaly = await REPORTS.lock(session, anomaly_id)
        if anomaly is None or not anomaly.is_solo or not anomaly.is_open:
            return
        anomaly.end_practice()
        await self.shared.record(session, anomaly, Event.PRACTICE_ENDED, by, is_told=False)
        await self._redaction.erase(session, anomaly_id)

    def _check(self, anomaly: Anomaly | None, reporter: Member) -> None:
        if anomaly is None or not anomaly.is_solo or anomaly.reporter_id != reporter.id:
            raise AnomalyUnknown
        if not anomaly.is_open:
            raise AlreadyClosed
