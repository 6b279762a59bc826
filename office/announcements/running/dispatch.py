"""Enqueues announcements: at once, at their hour, or in a newcomer's digest."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

from office.announcements import store
from office.announcements.casework import AnnouncementCasework
from office.announcements.models import Announcement, Event
from office.announcements.notices import AnnouncementNotice
from office.announcements.rules.segments import Segment, select
from office.announcements.rules.states import State
from office.announcements.rules.validity import is_in_force
from office.announcements.running.copies import Digest
from office.database import AsyncSession
from office.foundation import ServicePart
from office.outbox import Priority
from office.people import Member, sections_of

# Telegram accepts an edit a second in a chat. A reader needs no more than this.
BETWEEN_EDITS = timedelta(seconds=3)


class Dispatch(ServicePart[AnnouncementCasework]):
    """Fills the outbox, always in the caller's transaction."""

    def __init__(self, shared: AnnouncementCasework) -> None:
        super().__init__(shared)
        self.outbox = shared.outbox
        # Set when the scheduler must look sooner than it planned.
        self.woken = asyncio.Event()

    def sends_at(self, announcement: Announcement, now: datetime) -> datetime:
        """Return when it is sent: at the chosen time, and in working hours unless it is urgent.

        Never before now. A moment in a break counts as closed.
        """
        wanted = max(announcement.send_at or now, now)
        return wanted if announcement.is_urgent else self._opening(wanted)

    async def launch(
        self, session: AsyncSession, announcement: Announcement, by: Member | None
    ) -> None:
        """Start it, or let it wait for its hour."""
        now = self.clock.now()
        sends_at = self.sends_at(announcement, now)
        announcement.send_at = sends_at
        if sends_at <= now:
            await self._start(session, announcement, by)
            return
        if announcement.state is not State.SCHEDULED:
            self.shared.move(announcement, State.SCHEDULED)
        self.shared.record(session, announcement, Event.SCHEDULED, by, detail=sends_at)
        self.look_again(session, announcement, sends_at)

    async def _start(
        self, session: AsyncSession, announcement: Announcement, by: Member | None
    ) -> None:
        self.shared.move(announcement, State.RUNNING)
        announcement.started_at = self.clock.now()
        self.shared.record(session, announcement, Event.STARTED, by)
        await self.deliver(session, announcement)
        self.look_again(session, announcement, self.next_look(announcement))

    async def deliver(self, session: AsyncSession, announcement: Announcement) -> int:
        """Address everybody in the audience who is not addressed yet. Returns how many.

        Row and message are stored together, so that this can be repeated at any time.
        """
        segment = announcement.segment or Segment()
        members = await self.shared.recipients(session, segment, announcement.author_id)
        known = set(await store.addressed_by(session, announcement.id))
        new = [member for member in members if member.id not in known]
        added = await store.add_deliveries(session, announcement.id, self._places(new))
        await self.outbox.enqueue_all(
            session,
            AnnouncementNotice.MESSAGE,
            to=sorted(added),
            about=announcement.id,
            priority=Priority.NORMAL if announcement.is_urgent else Priority.BULK,
            dedup_key=f"{AnnouncementNotice.MESSAGE}:{announcement.id}",
        )
        return len(added)

    async def release(self, session: AsyncSession, announcement: Announcement) -> bool:
        """Send the rest of a running one, or hold it until the opening. False if it is held."""
        now = self.clock.now()
        if announcement.is_urgent or self.shared.hours.is_open(now):
            announcement.held_until = None
            await self.outbox.batches.resume(session, AnnouncementNotice.MESSAGE, announcement.id)
        else:
            announcement.held_until = self._opening(now)
            await self.outbox.batches.hold(session, AnnouncementNotice.MESSAGE, announcement.id)
        self.look_again(session, announcement, self.next_look(announcement))
        return announcement.held_until is None

    async def stop(self, session: AsyncSession, announcement: Announcement, why: str) -> None:
        """Drop all that has not been sent."""
        for kind in (
            AnnouncementNotice.MESSAGE,
            AnnouncementNotice.NUDGE,
            AnnouncementNotice.REREAD,
            AnnouncementNotice.APPROVAL,
        ):
            await self.outbox.batches.cancel(session, kind, announcement.id, why)
        announcement.held_until = announcement.due_at = None

    async def show(self, session: AsyncSession, announcement: Announcement) -> None:
        """Enqueue an edit of the author's message, unless one already waits."""
        kind, author = AnnouncementNotice.PROGRESS, announcement.author_id
        if not await self.outbox.batches.is_pending(session, kind, announcement.id, author):
            await self.outbox.enqueue(session, kind, to=author, about=announcement.id)

    async def welcome(self, session: AsyncSession, newcomer: Member) -> None:
        """Send a newcomer what is in force, in one digest, in the transaction of the enrolment."""
        today, zone = self.shared.people.today(), self.shared.people.zone
        new = [
            announcement.id
            for announcement in await store.out(session)
            if is_in_force(announcement, today, zone)
            and announcement.author_id != newcomer.id
            and select(announcement.segment or Segment(), [newcomer], today)
            and await store.add_deliveries(
                session, announcement.id, self._places([newcomer]), is_late=True
            )
        ]
        if new:
            await self.outbox.enqueue(
                session,
                AnnouncementNotice.DIGEST,
                to=newcomer.id,
                detail=Digest(tuple(new)),
            )

    async def come_back(self, session: AsyncSession, member: Member) -> None:
        """Send somebody who can be reached again what did not arrive and is in force."""
        today, zone = self.shared.people.today(), self.shared.people.zone
        found = {
            announcement.id
            for announcement in await store.out(session)
            if is_in_force(announcement, today, zone)
        }
        kind = AnnouncementNotice.MESSAGE
        for about in await self.outbox.batches.send_again(session, member.id, [kind], about=found):
            # Its author reads that one more has it.
            await store.look_by(session, about, self.clock.now() + BETWEEN_EDITS)
            self.wake_after(session)

    def next_look(self, announcement: Announcement) -> datetime:
        """Return when to look at a running one: to count it, at the closing, or at the opening."""
        if announcement.held_until is not None:
            return announcement.held_until
        soon = self.clock.now() + BETWEEN_EDITS
        if announcement.is_urgent:
            return soon
        return min(soon, self.shared.hours.next_closing(self.clock.now()))

    def look_again(self, session: AsyncSession, announcement: Announcement, at: datetime) -> None:
        """Let the scheduler look at it at that moment."""
        announcement.due_at = at
        self.wake_after(session)

    def wake_after(self, session: AsyncSession) -> None:
        """Wake the scheduler of this process after the commit."""
        session.info.setdefault("after_commit", []).append(self.woken.set)

    def _opening(self, moment: datetime) -> datetime:
        return self.shared.hours.next_opening(moment)

    def _places(self, members: Iterable[Member]) -> list[tuple[int, str, str]]:
        today = self.shared.people.today()
        return [
            (member.id, member.unit, next(iter(sections_of(member, today)), ""))
            for member in members
        ]


class DispatchPart(ServicePart[AnnouncementCasework]):
    """A service that sends what it does through the one dispatch."""

    def __init__(self, dispatch: Dispatch) -> None:
        super().__init__(dispatch.shared)
        self.dispatch = dispatch
