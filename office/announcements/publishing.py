"""Publishes what was drafted, and lets it be paused, resumed and cancelled."""

import structlog

from office.announcements import store
from office.announcements.approving import Approving
from office.announcements.dispatch import Dispatch
from office.announcements.models import Announcement, Event
from office.announcements.notices import AnnouncementNotice
from office.announcements.planning import Plan, Planner, has_content
from office.announcements.segments import Segment
from office.announcements.states import State
from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import (
    AnnouncementUnknown,
    IllegalMove,
    IncompleteAnnouncement,
    NoForm,
    OutOfScope,
)
from office.forms import Topic
from office.forms import store as forms
from office.people import Member

log = structlog.get_logger("office.announcements")


class Publishing:
    """The moves of an announcement that people make.

    From `submit` on its author holds one message of the kind `PROGRESS`, which the outbox sends and
    edits; a handler need not show the numbers itself.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        dispatch: Dispatch,
        approving: Approving,
    ) -> None:
        self.database = database
        self.clock = clock
        self.dispatch = dispatch
        self.shared = dispatch.shared
        self.approving = approving
        self.planner = Planner(clock, dispatch)

    async def audience_size(self, segment: Segment, author: Member) -> int:
        """How many it would go to now. Its author is not among them.

        Raises:
            OutOfScope: the author may not address all of them.
        """
        if not segment.is_within(self.shared.reach(author)):
            raise OutOfScope
        async with self.database.read() as session:
            return len(await self.shared.recipients(session, segment, author.id))

    async def plan(self, author: Member) -> Plan:
        """What would become of the author's draft if it were confirmed now.

        Raises:
            NoForm, IncompleteAnnouncement: there is nothing to be sent yet.
            OutOfScope, NobodyAddressed, MomentIsPast, EndsBeforeSent, NobodyToApprove: see submit.
        """
        async with self.database.read() as session:
            draft = await store.draft(session, author.id)
            if draft is None:
                raise NoForm(Topic.ANNOUNCEMENT)
            return await self.planner.weigh(session, draft, author)

    async def test(self, author: Member, announcement_id: int) -> None:
        """Send the author the draft exactly as the others would get it (kind TEST).

        Raises:
            AnnouncementUnknown: it is somebody else's. IncompleteAnnouncement: it has no text.
        """
        async with self.database.begin() as session:
            draft = await self._lock_own(session, announcement_id, author)
            if draft.state is not State.DRAFT:
                raise AnnouncementUnknown
            if not has_content(draft):
                raise IncompleteAnnouncement
            await self.dispatch.outbox.enqueue(
                session, AnnouncementNotice.TEST, to=author.id, about=draft.id
            )

    async def submit(self, author: Member, announcement_id: int) -> Announcement:
        """Confirm a draft: it waits for its approval or its hour, or starts at once.

        A second tap finds what the first one made and changes nothing.

        Raises:
            AnnouncementUnknown: it is somebody else's, or was thrown away.
            IncompleteAnnouncement: text or audience are missing.
            OutOfScope: the author may not address all of them (any more).
            NobodyAddressed: there is nobody to be told.
            MomentIsPast: the moment that was chosen has gone by.
            EndsBeforeSent: its last day is over before it is sent.
            NobodyToApprove: it needs an approval which nobody could give.
        """
        async with self.database.begin() as session:
            draft = await self._lock_own(session, announcement_id, author)
            if draft.submitted_at is None:
                await self._submit(session, draft, author)
        return draft

    async def _submit(self, session: AsyncSession, draft: Announcement, author: Member) -> None:
        plan = await self.planner.weigh(session, draft, author)
        draft.submitted_at = self.clock.now()
        await forms.forget(session, author.id, Topic.ANNOUNCEMENT)
        self.shared.record(session, draft, Event.SUBMITTED, author)
        if draft.is_urgent:
            self.shared.record(session, draft, Event.MARKED_URGENT, author)
            log.info("an announcement is urgent", announcement=draft.id, author=author.id)
        if plan.needs_approval:
            self.shared.move(draft, State.AWAITING_APPROVAL)
            await self.approving.ask(session, draft)
        else:
            await self.dispatch.launch(session, draft, author)
        await self.dispatch.show(session, draft)

    async def pause(self, announcement_id: int, by: Member) -> Announcement:
        """Send no more of it until it is resumed. What is in flight arrives.

        Raises:
            AnnouncementUnknown, NotAllowed: there is none, or the member may not manage it.
            IllegalMove: it does not run.
        """
        async with self.database.begin() as session:
            announcement = await self.shared.lock_managed(session, announcement_id, by)
            self.shared.move(announcement, State.PAUSED)
            announcement.held_until = announcement.due_at = None
            await self.dispatch.outbox.hold(session, AnnouncementNotice.MESSAGE, announcement.id)
            await self._note(session, announcement, Event.PAUSED, by)
        return announcement

    async def resume(self, announcement_id: int, by: Member) -> Announcement:
        """Send the rest of it; outside working hours from the next opening on. Raises as `pause`.

        Members who belong to the audience since then get it as well.
        """
        async with self.database.begin() as session:
            announcement = await self.shared.lock_managed(session, announcement_id, by)
            if announcement.state is not State.PAUSED:
                raise IllegalMove(announcement.state)
            self.shared.move(announcement, State.RUNNING)
            await self.dispatch.deliver(session, announcement)
            await self.dispatch.release(session, announcement)
            await self._note(session, announcement, Event.RESUMED, by)
        return announcement

    async def cancel(self, announcement_id: int, by: Member) -> Announcement:
        """Send no more of it ever. Who has it keeps it. Raises as `pause`."""
        async with self.database.begin() as session:
            announcement = await self.shared.lock_managed(session, announcement_id, by)
            was = announcement.state
            self.shared.move(announcement, State.CANCELLED)
            announcement.finished_at = self.clock.now()
            await self.dispatch.stop(session, announcement, "cancelled")
            if was is State.AWAITING_APPROVAL:
                await self.approving.close(session, announcement)
            await self._note(session, announcement, Event.CANCELLED, by)
        return announcement

    async def _note(
        self, session: AsyncSession, announcement: Announcement, event: Event, by: Member
    ) -> None:
        """End every move alike: a line in the history, and the author's numbers."""
        self.shared.record(session, announcement, event, by)
        await self.dispatch.show(session, announcement)

    async def _lock_own(
        self, session: AsyncSession, announcement_id: int, author: Member
    ) -> Announcement:
        found = await store.lock(session, announcement_id)
        is_dropped = found is not None and found.state is State.CANCELLED and not found.submitted_at
        if found is None or found.author_id != author.id or is_dropped:
            raise AnnouncementUnknown
        return found
