"""Compares the office's database with the model, to the last entry and message."""

from collections import Counter
from typing import Any

from sqlmodel import col, select

from office.anomalies.models import Anomaly, Entry, Event
from office.anomalies.notices import Notice
from office.audit import verify
from office.database import Database
from office.outbox import OutboxMessage
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
        self._same_messages(messages, {(one.anomaly_id, one.number): one for one in entries})
        self._nobody_concerned(messages)
        assert await verify(self.database) == []

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
            (one.id, one.state, one.section, one.tier, one.due_at, one.holder_id, one.outcome,
             one.is_reminded, one.assigned_by, one.snoozed_until)
            for one in reports
        ]  # fmt: skip
        in_model = [
            (one.number, one.state, one.section, one.tier, one.due_at, one.holder, one.outcome,
             one.is_reminded, one.given_by, one.snoozed_until)
            for one in self.life.reports.values()
        ]  # fmt: skip
        assert in_office == in_model

    def _same_histories(self, entries: list[Entry]) -> None:
        """What was written stays as it was, and what was added is what the model says."""
        now: dict[int, list[tuple[object, ...]]] = {}
        events: dict[int, Counter[str]] = {}
        for one in entries:
            line = (one.number, one.at, one.event, one.actor_id, one.detail, one.hash)
            now.setdefault(one.anomaly_id, []).append(line)
            events.setdefault(one.anomaly_id, Counter())[str(one.event)] += 1
        for report, before in self._histories.items():
            assert now[report][: len(before)] == before
        assert events == {one.number: one.events for one in self.life.reports.values()}
        self._histories = now

    def _same_messages(
        self, messages: list[OutboxMessage], entries: dict[tuple[int, int], Entry]
    ) -> None:
        """Who was told what in this step; nothing of an internal note is in any of it."""
        told: Counter[tuple[object, ...]] = Counter()
        for one in messages:
            assert NOTE not in one.detail
            if one.kind == Notice.CARD:
                told[one.kind, one.about, one.recipient_id, one.due_at] += 1
            elif one.kind == Notice.MOVED:
                event = entries[one.about or 0, int(one.detail)].event
                assert event is not Event.NOTED
                told[one.kind, one.about, one.recipient_id, str(event)] += 1
            elif one.kind in _FORETOLD:
                told[one.kind, one.about, one.recipient_id, None] += 1
        assert told == self.life.heard()
        self._last_message = max((one.id for one in messages), default=self._last_message)

    def _nobody_concerned(self, messages: list[OutboxMessage]) -> None:
        """Whom a report is about hears nothing of it; its reporter nothing that is for heads."""
        for one in messages:
            if one.kind not in list(Notice) or one.about is None:
                continue
            report = self.life.reports[one.about]
            if one.recipient_id in report.carded:
                continue  # a card of a time before it concerned them is emptied
            assert one.recipient_id not in self.life.concerned(report) - self.life.followers(report)
            if one.recipient_id == report.reporter:
                assert one.kind in _TO_REPORTERS
