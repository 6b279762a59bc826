"""The approval: what goes to the whole office waits until somebody else agrees."""

from office.announcements.errors import IllegalMove, OwnAnnouncement, WordsChanged
from office.announcements.form import ANNOUNCEMENT_WORDS
from office.announcements.models import Announcement, Event
from office.announcements.notices import AnnouncementNotice
from office.announcements.planning import Planner
from office.announcements.rules.states import State
from office.announcements.running.dispatch import Dispatch, DispatchPart
from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import forget_form
from office.outbox import Priority
from office.payload import Plain
from office.people import Member


class Approving(DispatchPart):
    """Asks all who may approve, takes the first decision, and tells everybody who was asked."""

    def __init__(self, dispatch: Dispatch) -> None:
        super().__init__(dispatch)
        self.planner = Planner(dispatch)

    async def approve(
        self, announcement_id: int, by: Member, edition: int | None = None
    ) -> Announcement:
        """Approve an announcement to the whole office.

        `edition` is that of the words that were shown. None: the present words.

        Raises:
            AnnouncementUnknown: there is none.
            NotAllowed: neither a trainer of the whole office nor its head.
            OwnAnnouncement: the approver wrote it.
            IllegalMove: it does not wait for an approval, or no longer.
            EndsBeforeSent: the approval comes after its last day.
            WordsChanged: its author has changed it since.
        """
        async with self.database.begin() as session:
            announcement = await self._lock(session, announcement_id, by)
            if edition not in (None, announcement.edition):
                raise WordsChanged
            self.planner.sends_at(announcement, self.clock.now())
            announcement.approved_by = by.id
            self.shared.record(session, announcement, Event.APPROVED, by)
            await self.dispatch.launch(session, announcement, by)
            await self._tell(session, announcement, "approved")
        return announcement

    async def reject(self, announcement_id: int, by: Member, why: str) -> Announcement:
        """Refuse the approval. The announcement ends, with `reason`. Raises as `approve`."""
        async with self.database.begin() as session:
            announcement = await self._lock(session, announcement_id, by)
            self.shared.move(announcement, State.CANCELLED)
            announcement.reason, announcement.finished_at = why, self.clock.now()
            self.shared.record(session, announcement, Event.REJECTED, by, detail=Plain(why))
            await self._tell(session, announcement, "rejected")
            await forget_form(session, by.id, ANNOUNCEMENT_WORDS.topic)
        return announcement

    async def ask(self, session: AsyncSession, announcement: Announcement) -> None:
        """Send everybody who may approve it a card of its present words (`detail`: its edition).

        Joins the caller's transaction.
        """
        await self.dispatch.outbox.enqueue_all(
            session,
            AnnouncementNotice.APPROVAL,
            to=await self.shared.approvers(session, announcement.author_id),
            about=announcement.id,
            detail=announcement.edition,
            priority=Priority.NORMAL,
            dedup_key=f"{AnnouncementNotice.APPROVAL}:{announcement.id}:{announcement.edition}",
        )

    async def close(self, session: AsyncSession, announcement: Announcement) -> None:
        """Edit the cards of all who were asked, and ask nobody else."""
        kind, outbox = AnnouncementNotice.APPROVAL, self.dispatch.outbox
        asked = await outbox.batches.reached(session, kind, announcement.id)
        await outbox.batches.cancel(session, kind, announcement.id, "decided")
        await outbox.enqueue_all(
            session,
            AnnouncementNotice.APPROVAL_CLOSED,
            to=asked,
            about=announcement.id,
            detail=announcement.edition,
            priority=Priority.NORMAL,
        )

    async def _lock(self, session: AsyncSession, announcement_id: int, by: Member) -> Announcement:
        announcement = await self.shared.lock(session, announcement_id)
        if not self.shared.reach(by).is_office_wide:
            raise NotAllowed
        if announcement.author_id == by.id:
            raise OwnAnnouncement
        if announcement.state is not State.AWAITING_APPROVAL:
            raise IllegalMove(announcement.state)
        return announcement

    async def _tell(self, session: AsyncSession, announcement: Announcement, decision: str) -> None:
        await self.close(session, announcement)
        await self.dispatch.outbox.enqueue(
            session,
            AnnouncementNotice.DECIDED,
            to=announcement.author_id,
            about=announcement.id,
            detail=Plain(decision),
        )
        await self.dispatch.show(session, announcement)
