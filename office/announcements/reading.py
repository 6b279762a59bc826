"""Shows announcements, notes who has read them, and counts."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from office.announcements import store
from office.announcements.errors import AnnouncementRecalled, AnnouncementUnknown, WordsChanged
from office.announcements.models import Announcement, AnnouncementEntry, Delivery
from office.announcements.notices import AnnouncementNotice
from office.announcements.rules.states import State
from office.announcements.rules.validity import is_in_force, last_day
from office.announcements.running import copies
from office.announcements.running.dispatch import BETWEEN_EDITS, DispatchPart
from office.announcements.running.progress import AnnouncementProgress, measure
from office.database import AsyncSession
from office.errors import NotAllowed
from office.outbox import Origin, OutboxMessage
from office.people import Member, active_members


class _Uncounted(Exception):
    """The scheduler does not look at the announcement soon enough to count a new reader."""


class Reading(DispatchPart):
    """Announcements for their readers and their trainers."""

    async def get(self, announcement_id: int) -> Announcement | None:
        """Return the announcement as it is now, for a renderer. Checks no right to see it."""
        async with self.database.read() as session:
            return await session.get(Announcement, announcement_id)

    async def origin(self, message: OutboxMessage) -> Origin:
        """Return who wants the announcement approved."""
        asked = await self.get(message.about or 0)
        return Origin(asked.author_id, asked.code) if asked is not None else Origin()

    async def open(self, announcement_id: int, member: Member) -> Announcement:
        """Return the announcement, for a member who has it, manages it or may approve it.

        Raises:
            AnnouncementUnknown: the member may not see it.
        """
        async with self.database.read() as session:
            found = await session.get(Announcement, announcement_id)
            if found is None or not await self._concerns(session, found, member):
                raise AnnouncementUnknown
        return found

    async def _concerns(
        self, session: AsyncSession, announcement: Announcement, member: Member
    ) -> bool:
        if announcement.author_id == member.id:
            return True
        if announcement.submitted_at is None:
            return False
        is_told = await store.delivery(session, announcement.id, member.id) is not None
        return is_told or self.shared.reach(member).is_office_wide

    async def delivery(self, announcement_id: int, member_id: int) -> Delivery | None:
        """Return the delivery to this member, or None if it was not addressed to them."""
        async with self.database.read() as session:
            return await store.delivery(session, announcement_id, member_id)

    async def read(
        self,
        announcement_id: int,
        member: Member,
        pressed_on: int | None = None,
        edition: int | None = None,
    ) -> Delivery:
        """Note that the member has read it. The first time counts.

        `pressed_on` is the message whose button was tapped: the member's other copies are edited.
        `edition` is that of the words in that message. None: the present words.

        Raises:
            AnnouncementUnknown: it was not addressed to the member.
            AnnouncementRecalled: it is recalled.
            WordsChanged: the words have changed, and the member has not seen the new ones.
        """
        while True:
            with suppress(_Uncounted):
                return await self._read(announcement_id, member, pressed_on, edition)
            await self._have_counted(announcement_id)

    async def _read(
        self, announcement_id: int, member: Member, pressed_on: int | None, edition: int | None
    ) -> Delivery:
        now = self.clock.now()
        async with self.database.begin() as session:
            # Nobody reads the old words at the instant of a correction. Readers do not wait.
            announcement = await store.lock_words(session, announcement_id)
            found = await store.delivery(session, announcement_id, member.id)
            if announcement is None or found is None:
                raise AnnouncementUnknown
            if announcement.is_recalled:
                raise AnnouncementRecalled
            if edition not in (None, announcement.edition):
                raise WordsChanged
            if await store.mark_read(session, found.id, now):
                if not announcement.is_looked_at_by(now + BETWEEN_EDITS):
                    raise _Uncounted
                await copies.edit_others(
                    session, self.dispatch.outbox, announcement_id, member.id, pressed_on
                )
            await session.refresh(found)
        return found

    async def _have_counted(self, announcement_id: int) -> None:
        """Let the scheduler count soon. The first reader of some seconds asks for it.

        They ask before they read. Two readers who hold the words and both write this would wait for
        each other.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            soon = self.clock.now() + BETWEEN_EDITS
            if await store.look_by(session, announcement_id, soon):
                self.dispatch.wake_after(session)

    async def open_again(self, announcement_id: int, member: Member) -> None:
        """Send a recipient another copy (kind OPENED). It is corrected and recalled like the first.

        Raises:
            AnnouncementUnknown: it was not addressed to the member.
        """
        async with self.database.begin() as session:
            if await store.delivery(session, announcement_id, member.id) is None:
                raise AnnouncementUnknown
            await self.dispatch.outbox.enqueue(
                session, AnnouncementNotice.OPENED, to=member.id, about=announcement_id
            )

    async def in_force(self, member: Member) -> Sequence[Announcement]:
        """Return what is in force of what the member got or wrote, the latest first."""
        people = self.shared.people
        async with self.database.read() as session:
            addressed = set(await store.addressed_to(session, member.id))
            return [
                announcement
                for announcement in reversed(await store.out(session))
                if announcement.id in addressed or announcement.author_id == member.id
                if is_in_force(announcement, people.today(), people.zone)
            ]

    def last_day(self, announcement: Announcement) -> date | None:
        """Return the last day in force; None if it has no date and was not sent yet."""
        return last_day(announcement, self.shared.people.zone)

    async def progress(self, announcement_id: int) -> AnnouncementProgress:
        """Count how far it has come."""
        async with self.database.read() as session:
            return await measure(session, self.dispatch.outbox, announcement_id)

    async def unread(
        self, announcement_id: int, by: Member
    ) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the names of those who have not read it, by unit and section ("": none).

        Raises:
            AnnouncementUnknown, NotAllowed: there is none, or the member may not manage it.
        """
        async with self.database.read() as session:
            announcement = await session.get(Announcement, announcement_id)
            if announcement is None or announcement.state is State.DRAFT:
                raise AnnouncementUnknown
            if not self.shared.may_manage(announcement, by):
                raise NotAllowed
            unread = await store.unread(session, announcement_id)
            members = await active_members(session)
        names = {member.id: member.name for member in members}
        by_place: dict[tuple[str, str], list[str]] = {}
        for delivery in sorted(unread, key=lambda message: (message.unit, message.section)):
            if delivery.member_id in names:
                place = by_place.setdefault((delivery.unit, delivery.section), [])
                place.append(names[delivery.member_id])
        return {place: sorted(found) for place, found in by_place.items()}

    async def mine(self, trainer: Member) -> Sequence[Announcement]:
        """Return what the member has submitted, the latest first."""
        async with self.database.read() as session:
            return await store.submitted_by(session, trainer.id)

    async def history(self, announcement_id: int) -> Sequence[AnnouncementEntry]:
        """Return who did what with it and when, the oldest first."""
        async with self.database.read() as session:
            return await store.history(session, announcement_id)

    def may_manage(self, announcement: Announcement, member: Member) -> bool:
        """Whether the member may pause, correct and nudge: the author, or who addresses all."""
        return self.shared.may_manage(announcement, member)

    def may_approve(self, member: Member) -> bool:
        """Whether the member may approve what others write to the whole office."""
        return self.shared.reach(member).is_office_wide
