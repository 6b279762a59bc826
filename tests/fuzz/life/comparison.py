"""Compares the office's database with the model, to the last entry and message."""

from collections import Counter
from typing import Any

from sqlmodel import col, select

from office.anomalies.models import Anomaly, Entry, Event
from office.anomalies.notices import Notice
from office.database import Database
from office.outbox import OutboxMessage
from office.services import verify_histories
from tests.fuzz.life.model import Life
from tests.office.rows import rows

# No message may hold this word of every internal note.
NOTE = "rahasia-dalam"
# What the model foretells to the last message; the others are looked at in `_nobody_concerned`.
_FORETOLD = {
    *(Notice.CARD, Notice.RECEIPT, Notice.MOVED, Notice.QUESTION),
    *(Notice.ANSWER, Notice.PROMISE_DUE, Notice.HANDED_OVER, Notice.MOVED_ON),
    *(Notice.CONFIRMED, Notice.WITHDRAWN, Notice.PUSHED, Notice.CALL),
    *(Notice.REPLY, Notice.REOPEN_ASKED),
}
_TO_REPORTERS = {
    *(Notice.RECEIPT, Notice.MOVED, Notice.MOVED_ON, Notice.QUESTION),
    *(Notice.CONFIRMED, Notice.CALL, Notice.REPLY, Notice.WAITING),
}


class Comparison:
    """What must hold after every step; it remembers what it has seen."""

    def __init__(self, database: Database, life: Life) -> None:
        self.database, self.life = database, life
        self._histories: dict[int, list[tuple[object, ...]]] = {}
        self._last_message = 0

    async def compare(self) -> None:
        """Fail where the two differ."""
        reports, entries, messages = await self._look()
        self._same_reports(reports)
        self._same_histories(entries)
        self._same_messages(
            messages, {(entry.anomaly_id, entry.number): entry for entry in entries}
        )
        self._nobody_concerned(messages)
        assert await verify_histories(self.database) == []

    async def _look(self) -> tuple[Any, Any, Any]:
        return (
            await rows(self.database, select(Anomaly).order_by(col(Anomaly.id))),
            await rows(self.database, select(Entry).order_by(col(Entry.id))),
            await rows(
                self.database,
                select(OutboxMessage)
                .where(col(OutboxMessage.id) > self._last_message)
                .order_by(col(OutboxMessage.id)),
            ),
        )

    def _same_reports(self, reports: list[Anomaly]) -> None:
        in_office = [
            (report.id, report.state, report.section, report.tier, report.due_at,
             report.holder_id, report.outcome, report.is_reminded,
             report.assigned_by, report.snoozed_until)
            for report in reports
        ]  # fmt: skip
        in_model = [
            (report.number, report.state, report.section, report.tier, report.due_at,
             report.holder, report.outcome, report.is_reminded,
             report.given_by, report.snoozed_until)
            for report in self.life.reports.values()
        ]  # fmt: skip
        assert in_office == in_model

    def _same_histories(self, entries: list[Entry]) -> None:
        """What was written stays as it was, and what was added is what the model says."""
        now: dict[int, list[tuple[object, ...]]] = {}
        events: dict[int, Counter[str]] = {}
        for entry in entries:
            line = (entry.number, entry.at, entry.event, entry.actor_id, entry.detail, entry.hash)
            now.setdefault(entry.anomaly_id, []).append(line)
            # The reason for steps that are missing is asked for by the machine, not by the model.
            if entry.event is not Event.STEPS_SKIPPED:
                events.setdefault(entry.anomaly_id, Counter())[str(entry.event)] += 1
        for report, before in self._histories.items():
            assert now[report][: len(before)] == before
        assert events == {one.number: one.events for one in self.life.reports.values()}
        self._histories = now

    def _same_messages(
        self, messages: list[OutboxMessage], entries: dict[tuple[int, int], Entry]
    ) -> None:
        """Who was told what in this step; nothing of an internal note is in any of it."""
        told: Counter[tuple[object, ...]] = Counter()
        for message in messages:
            assert NOTE not in message.detail
            if message.kind == Notice.CARD:
                told[message.kind, message.about, message.recipient_id, message.due_at] += 1
            elif message.kind == Notice.MOVED:
                event = entries[message.about or 0, int(message.detail)].event
                assert event is not Event.NOTED
                told[message.kind, message.about, message.recipient_id, str(event)] += 1
            elif message.kind in _FORETOLD:
                told[message.kind, message.about, message.recipient_id, None] += 1
        assert told == self.life.heard()
        self._last_message = max((message.id for message in messages), default=self._last_message)

    def _nobody_concerned(self, messages: list[OutboxMessage]) -> None:
        """Whom a report is about hears nothing of it; its reporter nothing that is for heads."""
        for message in messages:
            if message.kind not in list(Notice) or message.about is None:
                continue
            report = self.life.reports[message.about]
            if message.recipient_id in report.carded:
                continue  # a card of a time before it concerned them is emptied
            assert message.recipient_id not in self.life.concerned(report) - self.life.followers(
                report
            )
            if message.recipient_id == report.reporter:
                assert message.kind in _TO_REPORTERS
