"""Weighs a draft: who would get it, when, and whether somebody must approve it first."""

from dataclasses import dataclass
from datetime import datetime

from office.announcements import errors
from office.announcements.models import Announcement
from office.announcements.rules.segments import Segment
from office.announcements.rules.states import NOT_OUT
from office.announcements.running.dispatch import DispatchPart
from office.database import AsyncSession
from office.people import Member


@dataclass(frozen=True)
class AnnouncementPlan:
    """What would happen to a draft: how many people get it, when, and what must come first."""

    size: int
    send_at: datetime
    # The office is closed at the chosen moment: it waits for the opening.
    is_put_off: bool
    needs_approval: bool


class Planner(DispatchPart):
    """Finds what prevents an announcement, before anything is done."""

    async def weigh(
        self, session: AsyncSession, draft: Announcement, author: Member
    ) -> AnnouncementPlan:
        """Return what would happen to it. Raises what `Publishing.submit` raises."""
        segment, now = draft.segment, self.clock.now()
        if draft.changes is not None:
            check_not_out(await session.get(Announcement, draft.changes))
        if segment is None or not has_content(draft):
            raise errors.IncompleteAnnouncement
        if not segment.is_within(self.shared.reach(author)):
            raise errors.OutOfScope
        if draft.send_at is not None and draft.send_at <= now:
            raise errors.MomentIsPast
        sends_at = self.sends_at(draft, now)
        size = len(await self.shared.recipients(session, segment, author.id))
        if not size:
            raise errors.NobodyAddressed
        needs_approval = await self._needs_approval(session, segment, size, author)
        if needs_approval and not await self.shared.approvers(session, author.id):
            raise errors.NobodyToApprove
        return AnnouncementPlan(
            size=size,
            send_at=sends_at,
            is_put_off=sends_at > (draft.send_at or now),
            needs_approval=needs_approval,
        )

    async def _needs_approval(
        self, session: AsyncSession, segment: Segment, size: int, author: Member
    ) -> bool:
        """Whether somebody must approve it. The head of office has nobody above them."""
        if self.shared.is_head_of_office(author):
            return False
        return await self.shared.is_to_everybody(session, segment, size, author.id)

    def sends_at(self, announcement: Announcement, now: datetime) -> datetime:
        """Return when it would be sent. Raises EndsBeforeSent if it is over by then."""
        sends_at, until = self.dispatch.sends_at(announcement, now), announcement.in_force_until
        day = sends_at.astimezone(self.shared.people.zone).date()
        if until is not None and until < day:
            raise errors.EndsBeforeSent(sends_at)
        return sends_at


def has_content(draft: Announcement) -> bool:
    """Whether there is anything to send."""
    return bool(draft.html or draft.photo_id or draft.document_id)


def check_not_out(announcement: Announcement | None) -> None:
    """Raise IllegalMove if it is on its way already, or has ended."""
    if announcement is None or announcement.state not in NOT_OUT:
        raise errors.IllegalMove(announcement.state if announcement else "")
