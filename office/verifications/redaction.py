"""Removes the words from verifications that are over and leaves their histories whole."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from office import hash_chain
from office.database import AsyncSession
from office.retention import Retention, Rule
from office.verifications import history, store
from office.verifications.models import ENDED, Event, State
from office.verifications.shared import Shared

# Why the words are gone, as the history says it.
BY_RETENTION = "retensi"

log = structlog.get_logger("office.verifications")


class VerificationRedaction:
    """Erases application number, question and answers. That it was asked, and when, stays."""

    kind = "verifications"

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    async def tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell nobody: the originals are in the files of the office."""
        return True

    async def count(self, session: AsyncSession, state: str, border: datetime) -> int:
        return await store.count_to_erase(session, State(state), border)

    async def due(
        self, session: AsyncSession, policy: Retention, rule: Rule, after: int, most: int
    ) -> Sequence[int]:
        """Return some verifications that are over and old enough."""
        border = rule.border(self.shared.clock.now())
        return await store.to_erase(session, State(rule.state), border, after, most)

    async def erase(self, session: AsyncSession, verification_id: int) -> bool:
        """Erase the words of a verification that is over. Returns whether that was done.

        A history that was tampered with is evidence: it is left alone, and logged.
        """
        verification = await store.lock(session, verification_id)
        if verification is None or verification.state not in ENDED:
            return False
        entries = await store.history(session, verification_id)
        if hash_chain.first_broken(entries) is not None:
            log.error("a broken history is kept, words and all", verification=verification_id)
            return False
        said = history.erase(entries, BY_RETENTION)
        verification.case_reference = verification.question = ""
        verification.suspended_by = verification.answered_by = ""
        await self.shared.record(session, verification, Event.ERASED, detail=said or BY_RETENTION)
        verification.erased_at = verification.changed_at
        return True
