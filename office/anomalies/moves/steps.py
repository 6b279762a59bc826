"""What must be done before a report of its category is closed, or why it was not.

The history alone holds it: a step is done if its last entry says so.
"""

from collections.abc import Iterable

from office.anomalies.errors import NoSuchStep
from office.anomalies.facts import StepDone, StepsSkipped
from office.anomalies.models import Anomaly, Entry, Event
from office.anomalies.rights import ReportService
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS
from office.database import AsyncSession
from office.forms import forget_form
from office.payload import Plain
from office.people import Member


class Steps(ReportService):
    """Marks steps, and takes a mark back. A head who marks one has taken the report."""

    async def mark(self, anomaly_id: int, by: Member, step: str, words: str = "") -> Anomaly:
        """Note that a step is done. One that is marked already stays as it is.

        Raises:
            NoSuchStep: the report's category has no such step today.
        """
        async with self.database.begin() as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            self._check(anomaly, step)
            if step not in marked(await REPORTS.history(session, anomaly.id)):
                done = StepDone(step, words)
                await self.shared.record(session, anomaly, Event.STEP_DONE, by.id, done)
                await self.shared.refresh_cards(session, anomaly)
            if words:
                await forget_form(session, by.id, CASE_WORDS.topic)
        return anomaly

    async def unmark(self, anomaly_id: int, by: Member, step: str) -> Anomaly:
        """Take the mark of a step back. The history keeps both."""
        async with self.database.begin() as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            self._check(anomaly, step)
            if step in marked(await REPORTS.history(session, anomaly.id)):
                await self.shared.record(session, anomaly, Event.STEP_UNDONE, by.id, Plain(step))
                await self.shared.refresh_cards(session, anomaly)
        return anomaly

    async def skip(self, anomaly_id: int, by: Member, reason: str) -> Anomaly:
        """Say why the report is closed without the steps that are missing now.

        The update stays open: the question for the last words follows it.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            anomaly, _ = await self.taken_for(session, anomaly_id, by)
            missing = await self.missing(session, anomaly)
            if missing:
                skipped = StepsSkipped(missing, reason)
                await self.shared.record(session, anomaly, Event.STEPS_SKIPPED, by.id, skipped)
        return anomaly

    async def missing_of(self, anomaly: Anomaly) -> tuple[str, ...]:
        """Return the steps that keep the report from being closed, in their order."""
        async with self.database.read() as session:
            return await self.missing(session, anomaly)

    async def missing(self, session: AsyncSession, anomaly: Anomaly) -> tuple[str, ...]:
        required = self.shared.steps_of(anomaly)
        if not required:
            return ()
        entries = await REPORTS.history(session, anomaly.id)
        settled = {*marked(entries), *_skipped(entries)}
        return tuple(step for step in required if step not in settled)

    def _check(self, anomaly: Anomaly, step: str) -> None:
        if step not in self.shared.steps_of(anomaly):
            raise NoSuchStep


def marked(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entry with which each step was marked last, of those that are done."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.is_erased:
            continue
        if entry.event is Event.STEP_DONE:
            found[entry.facts(StepDone).step] = entry
        elif entry.event is Event.STEP_UNDONE:
            found.pop(entry.detail, None)
    return found


def _skipped(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the steps that were skipped since the report was opened last."""
    found: tuple[str, ...] = ()
    for entry in entries:
        if entry.event is Event.REOPENED:
            found = ()
        elif entry.event is Event.STEPS_SKIPPED and not entry.is_erased:
            found = entry.facts(StepsSkipped).steps
    return found
