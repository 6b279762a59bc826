"""What time does to verifications: their clocks remind of what is due."""

from datetime import datetime

from office.foundation import ServicePart
from office.noun import move_each
from office.verifications.casework import VerificationCasework
from office.verifications.models import Event
from office.verifications.moves import clocks
from office.verifications.moves.clocks import TOLD_TO_HEADS
from office.verifications.notices import VerificationNotice
from office.verifications.store import VERIFICATIONS


class Reminding(ServicePart[VerificationCasework]):
    """Sends every alarm that is due, each verification in a transaction of its own."""

    async def remind_due(self) -> int:
        """Send what is due. Returns for how many verifications."""
        async with self.database.read() as session:
            due = await VERIFICATIONS.due(session, self.shared.clock.now())
        reminded, _ = await move_each(due, self._remind, "verifications")
        return reminded

    async def next_due(self) -> datetime | None:
        async with self.database.read() as session:
            return await VERIFICATIONS.next_due(session)

    async def _remind(self, verification_id: int) -> bool:
        async with self.database.begin() as session:
            verification = await VERIFICATIONS.lock(session, verification_id)
            now = self.shared.clock.now()
            if verification is None or verification.due_at is None or verification.due_at > now:
                return False
            reminded = await self.shared.reminded(session, verification_id)
            heads = await self.shared.heads(
                session, verification, await self.shared.roster(session)
            )
            for due in clocks.due(verification.running(self.shared.hours), reminded, now):
                await self.shared.record(session, verification, Event.REMINDED, detail=due.key)
                told = {verification.holder_id}
                if due.alarm in TOLD_TO_HEADS:
                    told |= set(heads)
                for member in told:
                    await self.shared.tell(
                        session, verification, VerificationNotice.REMINDED, member, due.key
                    )
            await self.shared.set_due(session, verification)
        return True
