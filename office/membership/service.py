"""Changes members: their unit, their posts, and whether they are members at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import Forms
from office.membership import store
from office.membership.errors import LastAdmin, MemberUnknown
from office.membership.inviting import Inviting
from office.membership.notices import MembershipNotice
from office.outbox import Outbox
from office.people import Appointment, AppointmentKind, Invitation, Member, People, Role
from office.people import store as people_store
from office.posts import store as posts_store


@dataclass(frozen=True)
class Found:
    """The people found by name: members, and those who have not opened the bot."""

    members: Sequence[Member]
    invited: Sequence[Invitation]


class Membership:
    """What an admin may do with members. The member is told of each change."""

    def __init__(
        self, database: Database, clock: Clock, forms: Forms, outbox: Outbox, people: People
    ) -> None:
        self.database = database
        self.outbox = outbox
        self.people = people
        self.inviting = Inviting(database, clock, forms, outbox, people)

    async def find(self, by: Member, part: str = "") -> Found:
        """Return everybody whose name contains `part`, in any letter case. Raises NotAllowed."""
        self.inviting.demand_admin(by)
        part = part.casefold()
        members = [one for one in await self.people.active() if part in one.name.casefold()]
        invited = [one for one in await self.people.unopened() if part in one.name.casefold()]
        return Found(sorted(members, key=_by_name), sorted(invited, key=_by_name))

    async def member(self, by: Member, member_id: int) -> Member:
        """Return a member. Raises NotAllowed, MemberUnknown."""
        self.inviting.demand_admin(by)
        found = await self.reread(member_id)
        if found is None:
            raise MemberUnknown
        return found

    async def reread(self, member_id: int) -> Member | None:
        """Return the member as they are now, for a renderer; None if they have left."""
        async with self.database.read() as session:
            found = await session.get(Member, member_id)
        return found if found is not None and found.is_active else None

    async def invitation(self, by: Member, invitation_id: int) -> Invitation | None:
        """Return an unused invitation, or None. Raises NotAllowed."""
        self.inviting.demand_admin(by)
        return next((one for one in await self.people.unopened() if one.id == invitation_id), None)

    def posts(self, member: Member) -> list[Appointment]:
        """Return the posts held today, without substitutions: those belong to /tunjuk."""
        today = self.people.today()
        return [one for one in member.appointments if _is_own(one, today)]

    async def set_unit(self, by: Member, member_id: int, unit: str) -> Member:
        """Move a member to another unit. Their officer's post moves along, other posts do not.

        Raises:
            NotAllowed, MemberUnknown: as `member`.
        """
        self.inviting.demand_admin(by)
        async with self.database.begin() as session:
            member = await self._lock(session, member_id)
            if member.unit != unit:
                member.unit = unit
                self._take_work_along(member, unit)
                session.add(member)
                await self._tell(session, member)
        return member

    async def add_post(
        self, by: Member, member_id: int, role: Role, section: str | None, unit: str | None
    ) -> Member:
        """Give a member a post from today on. If they hold it already, nothing changes.

        Raises:
            NotAllowed, MemberUnknown: as `member`.
        """
        self.inviting.demand_admin(by)
        async with self.database.begin() as session:
            member = await self._lock(session, member_id)
            new = Appointment(
                role=role,
                section=section,
                unit=unit or member.unit,
                starts_on=self.people.today(),
                appointed_by=by.id,
            )
            if not any(_is_same(one, new) for one in self.posts(member)):
                member.appointments.append(new)
                session.add(member)
                await self._tell(session, member)
        return member

    async def end_post(self, by: Member, member_id: int, appointment_id: int) -> Member:
        """End a post of a member from now on. A post that has ended stays as it is.

        Raises:
            NotAllowed, MemberUnknown: as `member`.
            LastAdmin: nobody else could let people in.
        """
        self.inviting.demand_admin(by)
        async with self.database.begin() as session:
            # Locked: two admins who end each other's post at the same instant would leave none.
            await posts_store.lock_appointments(session)
            member = await self._lock(session, member_id)
            ended = next((one for one in self.posts(member) if one.id == appointment_id), None)
            if ended is not None:
                if ended.role is Role.ADMIN:
                    await self._demand_other_admin(session, member)
                ended.ends_on = self.people.today() - timedelta(days=1)
                session.add(ended)
                await self._tell(session, member)
        return member

    async def dismiss(self, by: Member, member_id: int) -> str:
        """End a membership. Returns the name.

        Raises:
            NotAllowed: it is the admin's own. Without an admin nobody could be let in.
            MemberUnknown: they are no member.
        """
        self.inviting.demand_admin(by)
        if member_id == by.id:
            raise NotAllowed
        name = await self.people.dismiss(member_id)
        if name is None:
            raise MemberUnknown
        return name

    async def _lock(self, session: AsyncSession, member_id: int) -> Member:
        member = await store.lock_member(session, member_id)
        if member is None:
            raise MemberUnknown
        return member

    def _take_work_along(self, member: Member, unit: str) -> None:
        today = self.people.today()
        for old in self.posts(member):
            if old.role is Role.OFFICER:
                old.ends_on = today - timedelta(days=1)
                member.appointments.append(
                    Appointment(role=Role.OFFICER, section=old.section, unit=unit, starts_on=today)
                )

    async def _demand_other_admin(self, session: AsyncSession, member: Member) -> None:
        others = await people_store.active_post_holders(session)
        if not any(one.id != member.id and Role.ADMIN in self.people.roles(one) for one in others):
            raise LastAdmin

    async def _tell(self, session: AsyncSession, member: Member) -> None:
        await self.outbox.enqueue(session, MembershipNotice.CHANGED, to=member.id, about=member.id)


def _by_name(one: Member | Invitation) -> tuple[str, int]:
    return one.name.casefold(), one.id


def _is_own(one: Appointment, day: date) -> bool:
    return one.kind is AppointmentKind.DEFINITIVE and one.is_held_on(day)


def _is_same(one: Appointment, other: Appointment) -> bool:
    return (one.role, one.section, one.unit) == (other.role, other.section, other.unit)
