"""What can be done with an announcement that is out: correct it, recall it, nudge its readers."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from office.announcements import store
from office.announcements.errors import (
    AnnouncementRecalled,
    IllegalMove,
    NobodyToNudge,
    NudgedEnough,
    NudgedLately,
)
from office.announcements.form import ANNOUNCEMENT_WORDS
from office.announcements.models import Announcement, Delivery, Event
from office.announcements.notices import AnnouncementNotice
from office.announcements.rules import nudges
from office.announcements.rules.segments import Segment
from office.announcements.rules.states import IN_FORCE, OUT, State
from office.announcements.running import copies
from office.announcements.running.dispatch import DispatchPart
from office.database import AsyncSession
from office.forms import forget_form
from office.payload import Plain
from office.people import Member


class Amending(DispatchPart):
    """Corrections, recalls and nudges, by the author or those who may address the whole office."""

    async def correct(self, announcement_id: int, by: Member, html: str) -> Announcement:
        """Change the words: edit the copies that have arrived, and send the new ones to the rest.

        The approver of the old words is told (kind CORRECTED). Those who had read them are asked to
        read the new ones (kind REREAD), outside working hours at the opening.

        Raises:
            AnnouncementUnknown, NotAllowed: there is none, or the member may not manage it.
            AnnouncementRecalled: it is recalled.
            IllegalMove: nobody has it yet.
        """
        async with self.database.begin() as session:
            announcement = await self._lock_out(session, announcement_id, by)
            self.shared.record(
                session, announcement, Event.CORRECTED, by, detail=Plain(announcement.html)
            )
            is_other = html != announcement.html
            announcement.html, announcement.corrected_at = html, self.clock.now()
            announcement.edition += 1
            await self._edit_sent(session, announcement)
            if is_other:
                await self._ask_again(session, announcement)
            await self._tell_approver(session, announcement, by)
            await self._finish(session, announcement, by)
        return announcement

    async def recall(self, announcement_id: int, by: Member, why: str) -> Announcement:
        """Recall it: recipients read that it is gone and why (`reason`), and nobody else gets it.

        Raises as `correct`.
        """
        async with self.database.begin() as session:
            announcement = await self._lock_out(session, announcement_id, by)
            now = self.clock.now()
            announcement.reason, announcement.recalled_at = why, now
            if announcement.state in (State.RUNNING, State.PAUSED):
                self.shared.move(announcement, State.CANCELLED)
                announcement.finished_at = now
            self.shared.record(session, announcement, Event.RECALLED, by, detail=Plain(why))
            await self._edit_sent(session, announcement)
            await self.dispatch.stop(session, announcement, "recalled")
            await self._finish(session, announcement, by)
        return announcement

    async def nudge(self, announcement_id: int, by: Member) -> int:
        """Remind those who have it, have not read it, and are still in its audience.

        Returns how many. Outside working hours the reminders wait for the opening.

        Raises:
            AnnouncementUnknown, NotAllowed, AnnouncementRecalled, IllegalMove: as `correct`.
            NobodyToNudge: nobody who should read it is left.
            NudgedEnough: all have been nudged three times.
            NudgedLately: all have been nudged within the last hour.
        """
        now = self.clock.now()
        async with self.database.begin() as session:
            announcement = await self._lock_out(session, announcement_id, by)
            if announcement.state not in IN_FORCE:
                raise IllegalMove(announcement.state)
            nudged = _choose(await self._unread(session, announcement), now)
            await self._send_nudges(session, announcement, nudged)
            await store.mark_nudged(session, [delivery.id for delivery in nudged], now)
            self.shared.record(session, announcement, Event.NUDGED, by, detail=len(nudged))
            await self._finish(session, announcement, by)
        return len(nudged)

    async def _lock_out(
        self, session: AsyncSession, announcement_id: int, by: Member
    ) -> Announcement:
        """Lock one that somebody may already have, and that is not recalled."""
        announcement = await self.shared.lock_managed(session, announcement_id, by)
        if announcement.is_recalled:
            raise AnnouncementRecalled
        if announcement.state not in OUT or announcement.started_at is None:
            raise IllegalMove(announcement.state)
        return announcement

    async def _edit_sent(self, session: AsyncSession, announcement: Announcement) -> None:
        """Edit the copies that have arrived. An edit that waits shows the same words anyway."""
        outbox, number = self.dispatch.outbox, announcement.id
        reached = await outbox.batches.reached(session, AnnouncementNotice.MESSAGE, number)
        await outbox.batches.cancel(session, AnnouncementNotice.EDIT, number, "edited again")
        await outbox.enqueue_all(session, AnnouncementNotice.EDIT, to=reached, about=number)
        await copies.edit_all(session, outbox, number)

    async def _ask_again(self, session: AsyncSession, announcement: Announcement) -> None:
        """Ask readers of the old words to read the new ones, once the edits have shown them."""
        await self.dispatch.outbox.enqueue_all(
            session,
            AnnouncementNotice.REREAD,
            to=await store.ask_again(session, announcement.id),
            about=announcement.id,
            due_at=self._reminds_at(announcement),
            dedup_key=f"{AnnouncementNotice.REREAD}:{announcement.id}:{announcement.edition}",
        )

    def _reminds_at(self, announcement: Announcement) -> datetime:
        """Return when a request to read may be sent: for an urgent one even while it is closed."""
        now = self.clock.now()
        return now if announcement.is_urgent else self.shared.hours.next_opening(now)

    async def _tell_approver(
        self, session: AsyncSession, announcement: Announcement, by: Member
    ) -> None:
        if announcement.approved_by not in (None, by.id):
            await self.dispatch.outbox.enqueue(
                session,
                AnnouncementNotice.CORRECTED,
                to=announcement.approved_by,
                about=announcement.id,
            )

    async def _unread(
        self, session: AsyncSession, announcement: Announcement
    ) -> Sequence[Delivery]:
        """Return those who have it, have not read it, and would be in its audience today."""
        if not announcement.needs_ack:
            return []
        segment = (announcement.segment or Segment()).without_unread()
        members = await self.shared.recipients(session, segment, announcement.author_id)
        addressed = {member.id for member in members}
        have_it = set(
            await self.dispatch.outbox.batches.reached(
                session, AnnouncementNotice.MESSAGE, announcement.id
            )
        )
        return [
            delivery
            for delivery in await store.unread(session, announcement.id)
            if delivery.member_id in addressed
            and (delivery.is_late or delivery.member_id in have_it)
        ]

    async def _send_nudges(
        self, session: AsyncSession, announcement: Announcement, nudged: Sequence[Delivery]
    ) -> None:
        by_number: defaultdict[int, list[int]] = defaultdict(list)
        for delivery in nudged:
            by_number[delivery.nudges + 1].append(delivery.member_id)
        for number, members in by_number.items():
            await self.dispatch.outbox.enqueue_all(
                session,
                AnnouncementNotice.NUDGE,
                to=members,
                about=announcement.id,
                detail=number,
                due_at=self._reminds_at(announcement),
                dedup_key=(
                    f"{AnnouncementNotice.NUDGE}:{announcement.id}:{announcement.edition}:{number}"
                ),
            )

    async def _finish(self, session: AsyncSession, announcement: Announcement, by: Member) -> None:
        """End every move: update the author's numbers, and close the form that asked for words."""
        await self.dispatch.show(session, announcement)
        await forget_form(session, by.id, ANNOUNCEMENT_WORDS.topic)


def _choose(unread: Sequence[Delivery], now: datetime) -> list[Delivery]:
    """Return whom to nudge now. Raises the reason if there is nobody."""
    if not unread:
        raise NobodyToNudge
    if not nudges.left(unread):
        raise NudgedEnough
    due = nudges.due(unread, now)
    if not due:
        raise NudgedLately(min(nudges.again_at(delivery, now) for delivery in nudges.left(unread)))
    return due
