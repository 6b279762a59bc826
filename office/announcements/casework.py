"""Who may do what with an announcement, who is in its audience, and its history."""

from collections.abc import Iterable
from datetime import date

from office.announcements import store
from office.announcements.errors import AnnouncementUnknown, IllegalMove
from office.announcements.models import Announcement, AnnouncementEntry, Event
from office.announcements.rules.segments import Segment, select
from office.announcements.rules.states import State, is_legal
from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import Service
from office.payload import Fact, write
from office.people import (
    Appointment,
    Member,
    Reach,
    Role,
    active_members,
    active_post_holders,
    reach_of,
)


class AnnouncementCasework(Service):
    """Reads, judges and records, always in the caller's transaction."""

    def reach(self, member: Member) -> Reach:
        """Return whom the member may address today."""
        return reach_of_author(member.appointments, self.people.today(), self.rules().main_unit)

    def is_head_of_office(self, member: Member) -> bool:
        """Whether the member is head of office today, or stands in for them."""
        return is_head_of_office(member.appointments, self.people.today())

    def may_manage(self, announcement: Announcement, member: Member) -> bool:
        """Whether it is theirs and still within their reach, or they may address everybody."""
        reach = self.reach(member)
        is_near = announcement.author_id == member.id or reach.is_office_wide
        return is_near and (announcement.segment or Segment()).is_within(reach)

    async def lock(self, session: AsyncSession, announcement_id: int) -> Announcement:
        """Lock the announcement for this transaction. A draft is only its author's business.

        Raises:
            AnnouncementUnknown: there is none, or it was never submitted.
        """
        found = await store.lock(session, announcement_id)
        if found is None or found.submitted_at is None:
            raise AnnouncementUnknown
        return found

    async def lock_managed(
        self, session: AsyncSession, announcement_id: int, by: Member
    ) -> Announcement:
        """Lock it for somebody who may manage it. Raises AnnouncementUnknown, NotAllowed."""
        found = await self.lock(session, announcement_id)
        if not self.may_manage(found, by):
            raise NotAllowed
        return found

    async def recipients(
        self, session: AsyncSession, segment: Segment, author_id: int
    ) -> list[Member]:
        """Return the members in the segment now, without the author."""
        members = await active_members(session)
        unread = (
            {delivery.member_id for delivery in await store.unread(session, segment.unread_of)}
            if segment.unread_of is not None
            else set()
        )
        chosen = select(segment, members, self.people.today(), unread)
        return [member for member in chosen if member.id != author_id]

    async def is_to_everybody(
        self, session: AsyncSession, segment: Segment, size: int, author_id: int
    ) -> bool:
        """Whether this addresses the whole office, explicitly or in effect."""
        while segment.is_unrestricted and segment.unread_of is not None:
            # Those who have not read what went to a few people are some of these few.
            read = await session.get(Announcement, segment.unread_of)
            segment = (read.segment if read is not None else None) or Segment()
        return segment.is_unrestricted or size >= await store.count_others(session, author_id)

    async def approvers(self, session: AsyncSession, author_id: int) -> list[int]:
        """Return who may approve what this author writes to the whole office."""
        return [
            member.id
            for member in await active_post_holders(session)
            if member.id != author_id and self.reach(member).is_office_wide
        ]

    def move(self, announcement: Announcement, to: State) -> None:
        """Change the state. Raises IllegalMove."""
        if not is_legal(announcement.state, to):
            raise IllegalMove(announcement.state)
        announcement.state = to

    def record(
        self,
        session: AsyncSession,
        announcement: Announcement,
        event: Event,
        by: Member | None = None,
        detail: Fact = None,
    ) -> None:
        """Add a line to the history."""
        session.add(
            AnnouncementEntry(
                announcement_id=announcement.id,
                at=self.clock.now(),
                event=event,
                actor_id=by.id if by else None,
                detail=write(detail),
            )
        )


def reach_of_author(posts: Iterable[Appointment], today: date, main_unit: str) -> Reach:
    """Return whom the holder of these posts may address that day.

    The head of office and their substitutes address everybody; a trainer addresses those within
    the reach of the appointment. `main_unit` is the unit that is the office itself.
    """
    held = list(posts)
    if is_head_of_office(held, today):
        return Reach.everybody()
    return reach_of(held, Role.TRAINER, today, main_unit)


def is_head_of_office(posts: Iterable[Appointment], today: date) -> bool:
    """Whether one of these posts is the head of office's that day, also as a substitute."""
    return any(post.role is Role.HEAD_OF_OFFICE and post.is_held_on(today) for post in posts)
