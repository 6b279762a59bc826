"""Removes what is too old: once a day, in small steps, announced for reports, and logged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import structlog

from office.anomalies import redaction_store
from office.anomalies.models import State
from office.anomalies.redaction import AnomalyRedaction
from office.anomalies.shared import Shared
from office.clock import Clock
from office.data_protection import retention_store
from office.data_protection.notices import RetentionNotice
from office.data_protection.retention_models import Removal
from office.data_protection.retention_plan import Retention, RetentionKind, Rule
from office.database import AsyncSession, Database
from office.verifications import store as verification_store
from office.verifications.models import State as VerificationState
from office.verifications.redaction import VerificationRedaction

# One transaction holds up other writers of an SQLite file for some milliseconds.
BATCH = 500
# A report is erased with its whole history.
REPORTS_AT_ONCE = 20
# What one look removes by one rule. The rest waits for the next look.
_MOST_BATCHES = 20

log = structlog.get_logger("office.data_protection")


@dataclass(frozen=True)
class Preview:
    """What a rule would remove now, and for reports what it must wait for."""

    rule: Rule
    border: datetime
    count: int


class Retaining:
    """Removes what is kept too long. Open reports are never touched."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        shared: Shared,
        anomaly_redaction: AnomalyRedaction,
        verification_redaction: VerificationRedaction,
        retention: Callable[[], Retention],
    ) -> None:
        self.database = database
        self.clock = clock
        self.shared = shared
        self.anomaly_redaction = anomaly_redaction
        self.verification_redaction = verification_redaction
        self.retention = retention
        self._done_on: date | None = None
        # The id after which to go on: a report that cannot be erased holds up no others.
        self._after: dict[str, int] = {}

    async def preview(self) -> list[Preview]:
        """Return what each rule would remove, without removing it."""
        now = self.clock.now()
        async with self.database.read() as session:
            return [
                Preview(rule, rule.border(now), await self._count(session, rule, rule.border(now)))
                for rule in self.retention().rules
            ]

    async def removals(self, most: int = 50) -> Sequence[Removal]:
        """Return what was removed, the latest first."""
        async with self.database.read() as session:
            return await retention_store.removals(session, most)

    async def count_told(self) -> int:
        """Return of how many reports admins know that their words will be removed."""
        async with self.database.read() as session:
            return await redaction_store.count_told(session)

    async def run_daily(self) -> int:
        """Do a part of what is left to do today. Returns how much was removed."""
        today = self.shared.people.today()
        if self._done_on == today:
            return 0
        async with self.database.read() as session:
            if await retention_store.is_done(session, today):
                self._done_on = today
                return 0
        removed, is_over = await self.run()
        if is_over:
            async with self.database.begin() as session:
                await retention_store.note_done(session, today, self.clock.now())
            self._done_on = today
        return removed

    async def run(self) -> tuple[int, bool]:
        """Remove a limited part of what is too old. Returns how much, and whether that was all."""
        policy, removed, is_over = self.retention(), 0, True
        for rule in policy.rules:
            if rule.kind is RetentionKind.REPORTS:
                told_all = await self._tell(policy, rule)
                count, erased_all = await self._erase(policy, rule)
                is_rule_over = told_all and erased_all
            elif rule.kind is RetentionKind.VERIFICATIONS:
                count, is_rule_over = await self._forget(rule)
            else:
                count, is_rule_over = await self._remove(rule)
            removed += count
            is_over = is_over and is_rule_over
        return removed, is_over

    async def _count(self, session: AsyncSession, rule: Rule, border: datetime) -> int:
        if rule.kind is RetentionKind.REPORTS:
            return await redaction_store.count_due(session, State(rule.state), border)
        if rule.kind is RetentionKind.VERIFICATIONS:
            state = VerificationState(rule.state)
            return await verification_store.count_to_erase(session, state, border)
        return sum(
            [
                await retention_store.count(session, scope)
                for scope in retention_store.scopes(rule, border)
            ]
        )

    async def _remove(self, rule: Rule) -> tuple[int, bool]:
        """Remove rows. Each batch is logged in the transaction that removes it."""
        total, border = 0, rule.border(self.clock.now())
        for scope in retention_store.scopes(rule, border):
            for _ in range(_MOST_BATCHES):
                async with self.database.begin() as session:
                    count = await retention_store.remove(session, scope, BATCH)
                    self._log(session, rule, count)
                total += count
                if count < BATCH:
                    break
            else:
                return total, False
        return total, True

    async def _tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell admins of reports whose words will go. Without an admin nothing is removed."""
        now = self.clock.now()
        async with self.database.begin() as session:
            border = policy.telling_border(rule, now)
            state = State(rule.state)
            untold = await redaction_store.lock_untold(session, state, border, BATCH)
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
        return len(untold) < BATCH

    async def _erase(self, policy: Retention, rule: Rule) -> tuple[int, bool]:
        """Remove the words from reports that are old enough and of which admins know."""
        now = self.clock.now()
        async with self.database.read() as session:
            due = await redaction_store.to_erase(
                session,
                State(rule.state),
                closed_before=rule.border(now),
                told_before=policy.told_border(now),
                after=self._after.get(rule.state, 0),
                most=REPORTS_AT_ONCE,
            )
        if not due:
            self._after.pop(rule.state, None)
            return 0, True
        async with self.database.begin() as session:
            erased = sum(
                [await self.anomaly_redaction.erase(session, anomaly_id) for anomaly_id in due]
            )
            self._log(session, rule, erased)
        is_over = len(due) < REPORTS_AT_ONCE
        self._after[rule.state] = 0 if is_over else due[-1]
        return erased, is_over

    async def _forget(self, rule: Rule) -> tuple[int, bool]:
        """Remove the words from verifications that are over: the originals are in the files."""
        state, key = VerificationState(rule.state), str(rule)
        async with self.database.read() as session:
            due = await verification_store.to_erase(
                session,
                state,
                rule.border(self.clock.now()),
                self._after.get(key, 0),
                REPORTS_AT_ONCE,
            )
        if not due:
            self._after.pop(key, None)
            return 0, True
        async with self.database.begin() as session:
            erased = sum([await self.verification_redaction.erase(session, one) for one in due])
            self._log(session, rule, erased)
        is_over = len(due) < REPORTS_AT_ONCE
        self._after[key] = 0 if is_over else due[-1]
        return erased, is_over

    def _log(self, session: AsyncSession, rule: Rule, count: int) -> None:
        if not count:
            return
        at = self.clock.now()
        session.add(Removal(at=at, kind=rule.kind, state=rule.state, rule=str(rule), count=count))
        log.info("removed by retention", kind=str(rule.kind), state=rule.state, count=count)
