"""The moves of a silent call: it is made, somebody comes, and it is over."""

from office.assistance import store
from office.assistance.casework import HelpCasework, ToldTo
from office.assistance.errors import HelpCallUnknown
from office.assistance.models import (
    RINGS_AFTER,
    HelpCall,
    HelpEnding,
    HelpEvent,
    HelpState,
)
from office.assistance.notices import HelpNotice
from office.assistance.store import CALLS
from office.database import AsyncSession
from office.forms import Effect
from office.foundation import ServicePart
from office.people import Member


class Calls(ServicePart[HelpCasework]):
    """What the officer at the counter does, and what those do who are called."""

    async def make(self, caller: Member, typed: int | None = None) -> HelpCall:
        """Call. One that is not over is shown again: a second tap calls nobody twice.

        `typed` is the message of a typed command: it leaves the chat. The update stays open until
        `keep_screen`: after a crash in between the caller still gets the screen.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            setting = await store.setting(session, caller.id)
            call = await store.open_of(session, caller.id)
            if call is None:
                place = setting.place_today(self.shared.people.today())
                unit = setting.place_unit if place else caller.unit
                call = await self._make(session, caller, unit, place)
            if typed is not None:
                key = f"{HelpNotice.TIDIED}:{caller.id}:{typed}"
                await self.shared.tell(session, call, HelpNotice.TIDIED, caller.id, typed, key=key)
        return call

    async def _make(self, session: AsyncSession, caller: Member, unit: str, place: str) -> HelpCall:
        now = self.clock.now()
        circle = await self.shared.circle(session, caller.id, unit)
        called = circle.first()
        call = HelpCall(
            caller_id=caller.id,
            unit=unit,
            place=place,
            is_alone=not called,
            created_at=now,
            changed_at=now,
        )
        call.due_at = call.next_look_at
        session.add(call)
        await session.flush()
        await self.shared.record(session, call, HelpEvent.CALLED, caller.id, ToldTo(called))
        await self.shared.call(session, call, called, rings_at=now + RINGS_AFTER)
        return call

    async def keep_screen(self, call: HelpCall, message_id: int) -> HelpCall:
        """Store what the caller looks at, so that it can be edited. Returns the call as it is."""
        async with self.database.begin() as session:
            kept = await CALLS.lock(session, call.id)
            if kept is None:
                return call
            kept.screen_id = message_id
            if kept.changed_at != call.changed_at:
                # Somebody was faster than the reply.
                await self.shared.tell(session, kept, HelpNotice.SCREEN, kept.caller_id)
        return kept

    async def end(self, call_id: int, caller: Member, ending: HelpEnding) -> HelpCall:
        """End one's own call. One that is over stays as it ended."""
        async with self.database.begin() as session:
            call = await self._own(session, call_id, caller)
            await self.finish(session, call, ending, caller.id)
        return call

    def becoming_report(self, call_id: int, caller: Member) -> Effect:
        """Return the effect that ends a call in the transaction that begins its report."""

        async def ended(session: AsyncSession) -> None:
            call = await self._own(session, call_id, caller)
            await self.finish(session, call, HelpEnding.REPORT, caller.id)

        return ended

    async def finish(
        self, session: AsyncSession, call: HelpCall, ending: HelpEnding, by: int | None = None
    ) -> None:
        """End a call, unless it is over. What was tapped shows it in any case."""
        if call.is_open:
            call.end(ending, self.clock.now())
            await self.shared.record(session, call, HelpEvent.ENDED, by, ending)
        await self.shared.refresh(session, call)

    async def come(self, call_id: int, by: Member) -> HelpCall:
        """Say that one comes. The first who says it is shown; a call that is over stays so."""
        async with self.database.begin() as session:
            call = await self._told(session, call_id, by)
            if call.state is HelpState.CALLED:
                call.come(by.id, self.clock.now())
                await self.shared.record(session, call, HelpEvent.COMING, by.id)
            await self.shared.refresh(session, call)
        return call

    async def stay_away(self, call_id: int, by: Member) -> HelpCall:
        """Say that one does not come after all. The others ring again, and the next ones too."""
        async with self.database.begin() as session:
            call = await self._told(session, call_id, by)
            if call.state is HelpState.COMING and call.comer_id == by.id:
                call.let_go()
                await self.shared.record(session, call, HelpEvent.NOT_COMING, by.id)
                others = sorted(await self.shared.told(session, call) - {by.id})
                await self.shared.call(session, call, others, rings_at=self.clock.now())
                call.is_alone = not await self.shared.is_heard(session, call)
                await self.shared.widen(session, call)
            await self.shared.refresh(session, call)
        return call

    # --- queries ---

    async def reread(self, call_id: int) -> HelpCall | None:
        """Return the call as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(HelpCall, call_id)

    async def own(self, call_id: int, caller: Member) -> HelpCall:
        """Return one's own call, over or not."""
        async with self.database.read() as session:
            call = await session.get(HelpCall, call_id)
        if call is None or call.caller_id != caller.id:
            raise HelpCallUnknown
        return call

    async def _own(self, session: AsyncSession, call_id: int, caller: Member) -> HelpCall:
        call = await CALLS.lock(session, call_id)
        if call is None or call.caller_id != caller.id:
            raise HelpCallUnknown
        return call

    async def _told(self, session: AsyncSession, call_id: int, member: Member) -> HelpCall:
        """Load a call for one of those who were called."""
        call = await CALLS.lock(session, call_id)
        if call is None or member.id not in await self.shared.told(session, call):
            raise HelpCallUnknown
        return call
