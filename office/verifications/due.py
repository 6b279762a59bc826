"""What time does to verifications: their clocks remind of what is due."""

from datetime import datetime

import structlog

from office.database import Database
from office.verifications import clocks, store
from office.verifications.clocks import TOLD_TO_HEADS
from office.verifications.models import Event
from office.verifications.notices import VerificationNotice
from office.verifications.shared import Shared

log = structlog.get_logger("office.verifications")


class Reminding:
    """Sends every alarm that is due, each verification in a transaction of its own."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def remind_due(self) -> int:
        """Send what is due. Returns for how many verifications."""
        async with self.database.read() as session:
            due = await store.due(session, self.shared.clock.now())
        reminded = 0
        for verification_id in due:
            try:
                reminded += await self._remind(verification_id)
            except Exception:
                # One reminder that fails must not hold up the others.
                log.exception("a reminder could not be sent", verification=verification_id)
        return reminded

    async def next_due(self) -> datetime | None:
        """Return when the next alarm is due."""
        async with self.database.read() as session:
            return await store.next_due(session)

    async def _remind(self, verification_id: int) -> bool:
        async with self.database.begin() as session:
            verification = await store.lock(session, verification_id)
            now = self.shared.clock.now()
            if verification is None or verification.due_at is None or verification.due_at > now:
                return False
            reminded = await self.shared.reminded(session, verification_id)
            heads = await self.shared.heads(
                session, verification, await self.shared.roster(session)
            )
            for due in clocks.due(self.shared.running(verification), reminded, now):
                await self.shared.record(session, verification, Event.REMINDED, detail=due.key)
                told = {verification.holder_id}
                if due.alarm in TOLD_TO_HEADS:
                    told |= set(heads)
                for member in told:
                    await self.shared.tell(
                        session, verification, VerificationNotice.REMINDED, member, due.key
                    )
            await self.shared.wind(session, verification)
        return True
