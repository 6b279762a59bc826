"""What time does to verifications: their clocks ring."""

from datetime import datetime

import structlog

from office.database import Database
from office.verifications import clocks, store
from office.verifications.clocks import TOLD_TO_HEADS
from office.verifications.models import Event
from office.verifications.notices import VerificationNotice
from office.verifications.shared import Shared

log = structlog.get_logger("office.verifications")


class Ringing:
    """Rings every clock that is due, each verification in a transaction of its own."""

    def __init__(self, database: Database, shared: Shared) -> None:
        self.database = database
        self.shared = shared

    async def ring_due(self) -> int:
        """Ring what is due. Returns for how many verifications."""
        async with self.database.read() as session:
            due = await store.due(session, self.shared.clock.now())
        rung = 0
        for verification_id in due:
            try:
                rung += await self._ring(verification_id)
            except Exception:
                # One that cannot be rung must not hold up the others.
                log.exception("a clock could not ring", verification=verification_id)
        return rung

    async def next_due(self) -> datetime | None:
        """Return the next moment at which a clock rings."""
        async with self.database.read() as session:
            return await store.next_due(session)

    async def _ring(self, verification_id: int) -> bool:
        async with self.database.begin() as session:
            verification = await store.lock(session, verification_id)
            now = self.shared.clock.now()
            if verification is None or verification.due_at is None or verification.due_at > now:
                return False
            rung = await self.shared.rung(session, verification_id)
            heads = await self.shared.heads(
                session, verification, await self.shared.roster(session)
            )
            for ring in clocks.due(self.shared.running(verification), rung, now):
                await self.shared.record(session, verification, Event.REMINDED, detail=ring.key)
                told = {verification.holder_id}
                if ring.alarm in TOLD_TO_HEADS:
                    told |= set(heads)
                for member in told:
                    await self.shared.tell(
                        session, verification, VerificationNotice.RUNG, member, ring.key
                    )
            await self.shared.wind(session, verification)
        return True
