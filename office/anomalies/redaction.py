"""Removes the words from closed reports and leaves their histories whole."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from office import hash_chain
from office.anomalies import history, redaction_store, store
from office.anomalies.models import CLOSED, Event, State
from office.anomalies.notices import RetentionNotice
from office.anomalies.shared import Shared
from office.database import AsyncSession, Database
from office.retention import Retention, Rule

# Why the words are gone, as the history says it.
BY_RETENTION = "retensi"
# Reports of which admins are told in one transaction.
_TOLD_AT_ONCE = 500

log = structlog.get_logger("office.anomalies")


class AnomalyRedaction:
    """Erases what people wrote in a closed report. What happened, when, and by whom, stays."""

    kind = "reports"

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell admins of reports whose words will go. Without an admin nothing is removed."""
        now = self.shared.clock.now()
        async with self.database.begin() as session:
            border = policy.telling_border(rule, now)
            untold = await redaction_store.lock_untold(
                session, State(rule.state), border, _TOLD_AT_ONCE
            )
            if not untold:
                return True
            admins = await self.shared.admins(session)
            if not admins:
                log.warning("no admin can be told of the retention: reports keep their words")
                return True
            told_at = self.shared.rules().hours.next_opening(now)
            for anomaly in untold:
                anomaly.erasure_told_at = told_at
            day = self.shared.people.day_of(told_at + policy.notice).isoformat()
            for admin in admins:
                await self.shared.outbox.enqueue(
                    session,
                    RetentionNotice.COMING,
                    to=admin,
                    detail=day,
                    due_at=told_at,
                    dedup_key=f"{RetentionNotice.COMING}:{day}:{admin}",
                )
        return len(untold) < _TOLD_AT_ONCE

    async def count(self, session: AsyncSession, state: str, border: datetime) -> int:
        """Count the closed reports that are old enough, whether admins were told or not."""
        return await redaction_store.count_due(session, State(state), border)

    async def count_told(self) -> int:
        """Return of how many reports admins know that their words will be removed."""
        async with self.database.read() as session:
            return await redaction_store.count_told(session)

    async def due(
        self, session: AsyncSession, policy: Retention, rule: Rule, after: int, most: int
    ) -> Sequence[int]:
        """Return some closed reports that are old enough, and of which admins know in time."""
        now = self.shared.clock.now()
        return await redaction_store.to_erase(
            session,
            State(rule.state),
            closed_before=rule.border(now),
            told_before=policy.told_border(now),
            after=after,
            most=most,
        )

    async def erase(self, session: AsyncSession, anomaly_id: int) -> bool:
        """Erase the words and files of a closed report. Returns whether that was done.

        A history that was tampered with is evidence: it is left alone, and logged.
        """
        anomaly = await store.lock(session, anomaly_id)
        if anomaly is None or anomaly.state not in CLOSED:
            return False
        entries = await store.history(session, anomaly_id)
        if hash_chain.first_broken(entries) is not None:
            log.error("a broken history is kept, words and all", anomaly=anomaly_id)
            return False
        said = history.erase(entries, BY_RETENTION)
        anomaly.text = anomaly.counter = anomaly.case_reference = ""
        await redaction_store.forget_attachments(session, anomaly_id)
        await self.shared.record(session, anomaly, Event.ERASED, detail=said or BY_RETENTION)
        anomaly.erased_at = anomaly.changed_at
        return True
