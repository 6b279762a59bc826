"""Publishes a draft, and lets an announcement be paused, resumed and cancelled."""

import structlog

from office.announcements import store
from office.announcements.authoring.approving import Approving
from office.announcements.errors import (
    AnnouncementUnknown,
    IllegalMove,
    IncompleteAnnouncement,
    OutOfScope,
)
from office.announcements.form import ANNOUNCEMENT
from office.announcements.models import CHANGEABLE, Announcement, Event
from office.announcements.notices import AnnouncementNotice
from office.announcements.planning import AnnouncementPlan, check_not_out, has_content
from office.announcements.rules.segments import Segment
from office.announcements.rules.states import State
from office.announcements.running.dispatch import DispatchPart
from office.database import AsyncSession
from office.database.dialect import lock_table
from office.forms import NoForm, forget_form
from office.payload import Plain
from office.people import Member

log = structlog.get_logger("office.announcements")


class Publishing(DispatchPart):
    """The moves of an announcement that people make.

    From `submit` on its author has one message of the kind `PROGRESS`. The outbox sends and edits
    it, so that a handler need not show the numbers itself.
    """

    def __init__(self, approving: Approving) -> None:
        super().__init__(approving.dispatch)
        self.approving = approving
        self.planner = approving.planner

    async def audience_size(self, segment: Segment, author: Member) -> int:
        """Return how many would get it now, without its author.

        Raises:
            OutOfScope: some of them are out of the author's reach.
        """
        if not segment.is_within(self.shared.reach(author)):
            raise OutOfScope
        async with self.database.read() as session:
            return len(await self.shared.recipients(session, segment, author.id))

    async def plan(self, author: Member) -> AnnouncementPlan:
        """Return what would happen to the author's draft if it were confirmed now.

        Raises:
            NoForm, IncompleteAnnouncement: there is nothing to send yet.
            OutOfScope, NobodyAddressed, MomentIsPast, EndsBeforeSent, NobodyToApprove: see submit.
        """
        async with self.database.read() as session:
            draft = await store.draft(session, author.id)
            if draft is None:
                raise NoForm(ANNOUNCEMENT.topic)
            return await self.planner.weigh(session, draft, author)

    async def test(self, author: Member, announcement_id: int) -> None:
        """Send the author the draft exactly as others would get it (kind TEST).

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

        A draft that changes another announcement replaces it and keeps its number. If it goes to
        the whole office, it must be approved anew. Returns the announcement that will be sent. A
        second tap finds what the first one made, and changes nothing.

        Raises:
            AnnouncementUnknown: it is somebody else's, or was discarded.
            IncompleteAnnouncement: text or audience is missing.
            OutOfScope: some recipients are out of the author's reach.
            NobodyAddressed: nobody would get it.
            MomentIsPast: the chosen moment is over.
            EndsBeforeSent: its last day ends before it is sent.
            NobodyToApprove: it needs an approval that nobody could give.
            IllegalMove: the announcement it changes is on its way, or was cancelled.
        """
        async with self.database.begin() as session:
            await lock_table(session, Announcement)  # two must not get the same number
            draft = await self._lock_own(session, announcement_id, author)
            if draft.submitted_at is not None:
                return draft
            if draft.changes is not None and draft.state is not State.DRAFT:
                return await self.shared.lock(session, draft.changes)
            plan = await self.planner.weigh(session, draft, author)
            await forget_form(session, author.id, ANNOUNCEMENT.topic)
            confirmed = draft
            if draft.changes is None:
                draft.number = await store.next_number(session)
                self._confirm(session, draft, author)
            else:
                confirmed = await self._take_over(session, draft, author)
            await self._go(session, confirmed, author, plan)
        return confirmed

    def _confirm(self, session: AsyncSession, draft: Announcement, author: Member) -> None:
        draft.submitted_at = self.clock.now()
        self.shared.record(session, draft, Event.SUBMITTED, author)
        if draft.is_urgent:
            self._note_urgency(session, draft, author)

    async def _take_over(
        self, session: AsyncSession, draft: Announcement, author: Member
    ) -> Announcement:
        """Copy what the draft says to the announcement that it changes, and end the draft."""
        changed = await self.shared.lock(session, draft.changes or 0)
        check_not_out(changed)
        if changed.state is State.AWAITING_APPROVAL:
            await self.approving.close(session, changed)
        self.shared.record(session, changed, Event.CHANGED, author, detail=Plain(changed.html))
        if draft.is_urgent and not changed.is_urgent:
            self._note_urgency(session, changed, author)
        for name in CHANGEABLE:
            setattr(changed, name, getattr(draft, name))
        changed.edition += 1
        changed.approved_by = changed.due_at = None
        # The draft's row keeps its number: a second tap on the confirmation finds what the first
        # made.
        draft.state, draft.html, draft.photo_id, draft.document_id = State.CANCELLED, "", None, None
        return changed

    async def _go(
        self, session: AsyncSession, confirmed: Announcement, author: Member, plan: AnnouncementPlan
    ) -> None:
        if not plan.needs_approval:
            await self.dispatch.launch(session, confirmed, author)
        else:
            if confirmed.state is not State.AWAITING_APPROVAL:
                self.shared.move(confirmed, State.AWAITING_APPROVAL)
            await self.approving.ask(session, confirmed)
        await self.dispatch.show(session, confirmed)

    def _note_urgency(self, session: AsyncSession, one: Announcement, author: Member) -> None:
        self.shared.record(session, one, Event.MARKED_URGENT, author)
        log.info("an announcement is urgent", announcement=one.id, author=author.id)

    async def pause(self, announcement_id: int, by: Member) -> Announcement:
        """Send no more of it until it is resumed. What is in flight still arrives.

        Raises:
            AnnouncementUnknown, NotAllowed: there is none, or the member may not manage it.
            IllegalMove: it is not running.
        """
        async with self.database.begin() as session:
            announcement = await self.shared.lock_managed(session, announcement_id, by)
            self.shared.move(announcement, State.PAUSED)
            announcement.held_until = announcement.due_at = None
            await self.dispatch.outbox.batches.hold(
                session, AnnouncementNotice.MESSAGE, announcement.id
            )
            await self._note(session, announcement, Event.PAUSED, by)
        return announcement

    async def resume(self, announcement_id: int, by: Member) -> Announcement:
        """Send the rest of it; outside working hours from the next opening. Raises as `pause`.

        Members who have joined the audience meanwhile get it, too.
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
        """Send no more of it. Those who have it keep it. Raises as `pause`."""
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
        """End every move: add a line to the history, and update the author's numbers."""
        self.shared.record(session, announcement, event, by)
        await self.dispatch.show(session, announcement)

    async def _lock_own(
        self, session: AsyncSession, announcement_id: int, author: Member
    ) -> Announcement:
        found = await store.lock(session, announcement_id)
        if found is None or found.author_id != author.id:
            raise AnnouncementUnknown
        is_kept = found.submitted_at is not None or found.changes is not None
        if found.state is State.CANCELLED and not is_kept:
            raise AnnouncementUnknown
        return found
