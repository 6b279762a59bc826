"""What time does to silent calls: others are called, numbers shown, and forgotten ones ended."""

from datetime import datetime

from office.assistance.calls import Calls
from office.assistance.casework import HelpCasework
from office.assistance.models import LAST_WAVE, HelpEnding, HelpEvent, HelpState
from office.assistance.store import CALLS
from office.foundation import ServicePart
from office.noun import move_each
from office.outbox import OutboxMessage
from office.payload import Plain


class DueJobs(ServicePart[HelpCasework]):
    """Moves every call that is due, each in a transaction of its own."""

    def __init__(self, shared: HelpCasework, calls: Calls) -> None:
        super().__init__(shared)
        self.calls = calls

    async def run(self) -> int:
        """Move what is due. Returns how many calls that were."""
        async with self.database.read() as session:
            due = await CALLS.due(session, self.clock.now())
        moved, _ = await move_each(due, self._move, "assistance")
        return moved

    async def next_due(self) -> datetime | None:
        """Return when to look again."""
        async with self.database.read() as session:
            return await CALLS.next_due(session)

    async def _move(self, call_id: int) -> bool:
        """Load the call anew under its lock: somebody may have tapped at the same instant."""
        async with self.database.begin() as session:
            call = await CALLS.lock(session, call_id)
            if call is None or call.due_at is None or call.due_at > self.clock.now():
                return False
            if call.state is HelpState.COMING or call.wave > LAST_WAVE:
                await self.calls.finish(session, call, HelpEnding.LAPSED)
            else:
                await self.shared.widen(session, call)
                await self.shared.refresh(session, call)
        return True

    async def undelivered(self, message: OutboxMessage) -> None:
        """Do not wait for somebody who cannot be reached: if nobody is left, call the next now."""
        async with self.database.begin() as session:
            call = await CALLS.lock(session, message.about or 0)
            if call is None or not call.is_open:
                return
            lost = Plain(str(message.recipient_id))
            await self.shared.record(session, call, HelpEvent.NOT_REACHED, detail=lost)
            is_open = call.state is HelpState.CALLED and not call.is_alone
            if is_open and not await self.shared.is_heard(session, call):
                call.is_alone = True
                await self.shared.widen(session, call)
                await self.shared.refresh(session, call)
