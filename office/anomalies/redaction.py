"""Removes the words from closed reports and leaves their histories whole."""

from collections.abc import Sequence

import structlog

from office.anomalies import store
from office.anomalies.casework import AnomalyCasework
from office.anomalies.models import Anomaly, Entry
from office.anomalies.notices import RetentionNotice
from office.anomalies.store import REPORTS
from office.cases import CaseRedaction
from office.database import AsyncSession
from office.records import Retention, Rule

# Reports of which admins are told in one transaction.
_TOLD_AT_ONCE = 500

log = structlog.get_logger("office.anomalies")


class AnomalyRedaction(CaseRedaction[Anomaly, Entry]):
    """Erases what people wrote in a closed report, a while after the admins were told."""

    def __init__(self, shared: AnomalyCasework) -> None:
        super().__init__("reports", shared)
        self.database = shared.database

    async def tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell admins of reports whose words will go. Without an admin nothing is removed."""
        now = self.shared.clock.now()
        async with self.database.begin() as session:
            border = policy.telling_border(rule, now)
            untold = await store.lock_untold(session, rule.state, border, _TOLD_AT_ONCE)
            if not untold:
                return True
            admins = await self.shared.people.admins(session)
            if not admins:
                log.warning("no admin can be told of the retention: reports keep their words")
                return True
            told_at = self.shared.hours.next_opening(now)
            for anomaly in untold:
                anomaly.erasure_told_at = told_at
            day = self.shared.people.day_of(told_at + policy.notice)
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

    async def count_told(self) -> int:
        """Return of how many reports admins know that their words will be removed."""
        async with self.database.read() as session:
            return await store.count_told(session)

    async def due(
        self, session: AsyncSession, policy: Retention, rule: Rule, after: int, most: int
    ) -> Sequence[int]:
        """Return some closed reports that are old enough, and of which admins know in time."""
        now = self.shared.clock.now()
        told = store.is_told_by(policy.told_border(now))
        return await REPORTS.to_erase(session, rule.state, rule.border(now), after, most, told)

    async def forget(self, session: AsyncSession, case: Anomaly) -> None:
        """Remove the words and the files."""
        await super().forget(session, case)
        await store.forget_attachments(session, case.id)
