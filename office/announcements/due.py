"""What time does to announcements: they start, pause overnight, are counted, and end."""

from datetime import datetime

from office.announcements import store
from office.announcements.models import Announcement, Event
from office.announcements.rules.states import State
from office.announcements.running.dispatch import Dispatch, DispatchPart
from office.announcements.running.progress import measure
from office.database import AsyncSession
from office.noun import move_each


class DueJobs(DispatchPart):
    """Moves every announcement that is due, each in a transaction of its own."""

    def __init__(self, dispatch: Dispatch) -> None:
        super().__init__(dispatch)
        # Set when something becomes due sooner than `next_due` said.
        self.woken = dispatch.woken

    async def run(self) -> int:
        """Do what is due. Returns how many announcements were looked at."""
        async with self.database.read() as session:
            due = await store.due(session, self.clock.now())
        looked_at, _ = await move_each(due, self._look, "announcements")
        return looked_at

    async def next_due(self) -> datetime | None:
        """Return the next moment at which something is to be done."""
        async with self.database.read() as session:
            return await store.next_due(session)

    async def _look(self, announcement_id: int) -> bool:
        """Load it anew under its lock: somebody may have moved it at the same instant."""
        async with self.database.begin() as session:
            found = await store.lock(session, announcement_id)
            if found is None or found.due_at is None or found.due_at > self.clock.now():
                return False
            found.due_at = None
            if found.state is State.SCHEDULED:
                await self.dispatch.launch(session, found, by=None)
            elif found.state is State.RUNNING:
                await self._go_on(session, found)
            await self._count(session, found)
        return True

    async def _go_on(self, session: AsyncSession, running: Announcement) -> None:
        """Hold it at the closing and resume it at the opening. End it when nothing is left."""
        if (await measure(session, self.dispatch.outbox, running.id)).is_over:
            await self._finish(session, running)
            return
        was_held = running.held_until is not None
        goes_on = self._may_send(running)
        if was_held == goes_on:
            await self.dispatch.release(session, running)
            self.shared.record(session, running, Event.RELEASED if goes_on else Event.HELD)
        else:
            self.dispatch.look_again(session, running, self.dispatch.next_look(running))

    async def _finish(self, session: AsyncSession, running: Announcement) -> None:
        """End it, unless somebody joined the audience at the instant it started."""
        if await self.dispatch.deliver(session, running):
            await self.dispatch.release(session, running)
            return
        self.shared.move(running, State.DONE)
        running.finished_at, running.held_until = self.clock.now(), None
        self.shared.record(session, running, Event.FINISHED)

    async def _count(self, session: AsyncSession, announcement: Announcement) -> None:
        """Enqueue an edit of the author's message if it shows other numbers or another state."""
        progress = await measure(session, self.dispatch.outbox, announcement.id)
        shown = f"{announcement.state}:{bool(announcement.held_until)}:{progress.numbers()}"
        if shown != announcement.shown:
            announcement.shown = shown
            await self.dispatch.show(session, announcement)

    def _may_send(self, running: Announcement) -> bool:
        return running.is_urgent or self.shared.hours.is_open(self.clock.now())
