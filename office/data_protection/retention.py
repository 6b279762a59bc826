"""Removes what is too old: once a day, in small steps, announced for reports, and logged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import structlog

from office.data_protection import retention_store
from office.data_protection.retention_models import Removal
from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.noun import Redaction
from office.records import Records, Retention, Rule

# One transaction holds up other writers of an SQLite file for some milliseconds.
BATCH = 500
# A case is erased with its whole history.
CASES_AT_ONCE = 20
# What one look removes by one rule. The rest waits for the next look.
_MOST_BATCHES = 20

log = structlog.get_logger("office.data_protection")


@dataclass(frozen=True)
class Preview:
    """What a rule would remove now, and for reports what it must wait for."""

    rule: Rule
    border: datetime
    count: int


class Retaining(Service):
    """Removes what is kept too long. Open cases are never touched."""

    def __init__(
        self,
        foundation: Foundation,
        retention: Callable[[], Retention],
        records: Sequence[Records],
        redactions: Sequence[Redaction],
    ) -> None:
        super().__init__(foundation)
        self.retention = retention
        self.records = records
        self.redactions = {redaction.kind: redaction for redaction in redactions}
        self._done_on: date | None = None
        # The id after which to go on: a case that cannot be erased holds up no others.
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

    async def run_daily(self) -> int:
        """Do a part of what is left to do today. Returns how much was removed."""
        today = self.people.today()
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
            redaction = self.redactions.get(rule.kind)
            if redaction is None:
                count, is_rule_over = await self._remove(rule)
            else:
                told_all = await redaction.tell(policy, rule)
                count, erased_all = await self._erase(redaction, policy, rule)
                is_rule_over = told_all and erased_all
            removed += count
            is_over = is_over and is_rule_over
        return removed, is_over

    async def _count(self, session: AsyncSession, rule: Rule, border: datetime) -> int:
        redaction = self.redactions.get(rule.kind)
        if redaction is not None:
            return await redaction.count(session, rule.state, border)
        return sum(
            [
                await retention_store.count(session, scope)
                for scope in retention_store.scopes(self.records, rule, border)
            ]
        )

    async def _remove(self, rule: Rule) -> tuple[int, bool]:
        """Remove rows. Each batch is logged in the transaction that removes it."""
        total, border = 0, rule.border(self.clock.now())
        for scope in retention_store.scopes(self.records, rule, border):
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

    async def _erase(self, redaction: Redaction, policy: Retention, rule: Rule) -> tuple[int, bool]:
        """Remove the words from some cases that are old enough."""
        key = str(rule)
        async with self.database.read() as session:
            after = self._after.get(key, 0)
            due = await redaction.due(session, policy, rule, after, CASES_AT_ONCE)
        if not due:
            self._after.pop(key, None)
            return 0, True
        async with self.database.begin() as session:
            erased = sum([await redaction.erase(session, case) for case in due])
            self._log(session, rule, erased)
        is_over = len(due) < CASES_AT_ONCE
        self._after[key] = 0 if is_over else due[-1]
        return erased, is_over

    def _log(self, session: AsyncSession, rule: Rule, count: int) -> None:
        if not count:
            return
        at = self.clock.now()
        session.add(Removal(at=at, kind=rule.kind, state=rule.state, rule=str(rule), count=count))
        log.info("removed by retention", kind=rule.kind, state=rule.state, count=count)
