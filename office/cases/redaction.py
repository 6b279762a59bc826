"""Removes the words from cases that are over and leaves their histories whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Generic

import structlog

from office import hash_chain
from office.cases.casework import Casework
from office.cases.store import C, E
from office.database import AsyncSession
from office.records import Retention, Rule

# Why the words are gone, as the history says it.
BY_RETENTION = "retensi"

log = structlog.get_logger("office.cases")


class CaseRedaction(Generic[C, E]):
    """Erases what people wrote. What happened, when, and by whom, stays."""

    def __init__(self, kind: str, shared: Casework[C, E]) -> None:
        self.kind = kind
        self.shared = shared

    async def tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell nobody: the originals are in the files of the office."""
        return True

    async def count(self, session: AsyncSession, state: str, border: datetime) -> int:
        """Count the cases that are old enough, whether somebody was told or not."""
        return await self.shared.cases.count_to_erase(session, state, border)

    async def due(
        self, session: AsyncSession, policy: Retention, rule: Rule, after: int, most: int
    ) -> Sequence[int]:
        """Return some cases that are over and old enough."""
        border = rule.border(self.shared.clock.now())
        return await self.shared.cases.to_erase(session, rule.state, border, after, most)

    async def erase(self, session: AsyncSession, case_id: int) -> bool:
        """Erase the words of a case that is over. Returns whether that was done.

        A history that was tampered with is evidence: it is left alone, and logged.
        """
        cases = self.shared.cases
        case = await cases.lock(session, case_id)
        if case is None or case.is_open:
            return False
        entries = await cases.history(session, case_id)
        if hash_chain.first_broken(entries) is not None:
            log.error("a broken history is kept, words and all", case=case.code)
            return False
        said = hash_chain.erase(entries, cases.entry.WRITTEN, BY_RETENTION)
        await self.forget(session, case)
        await self.shared.record(session, case, hash_chain.ERASED, detail=said)
        case.erased_at = case.changed_at
        return True

    async def forget(self, session: AsyncSession, case: C) -> None:
        """Remove the words of the case itself."""
        case.forget_words()
