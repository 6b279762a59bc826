"""Changes members: their unit, their posts, and whether they are members at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import Forms
from office.membership import store
from office.membership.comings import Comings
from office.membership.consent import Aim, PostChange
from office.membership.errors import MemberUnknown
from office.membership.inviting import Inviting
from office.membership.notices import MembershipNotice
from office.membership.post_changes import Made, PostChanges
from office.outbox import Outbox
from office.people import (
    Appointment,
    AppointmentKind,
    Employment,
    Invitation,
    Member,
    MembershipEntry,
    MembershipEvent,
    People,
    Role,
    log,
)


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
        self.changes = PostChanges(database, clock, outbox, people)
        self.comings = Comings(outbox, people)

    async def find(self, by: Member, part: str = "") -> Found:
        """Return everybody whose name contains `part`, in any letter case. Raises NotAllowed."""
        self.inviting.demand_admin(by)
        part = part.casefold()
        members = [
            member for member in await self.people.active() if part in member.name.casefold()
        ]
        invited = [
            invitation
            for invitation in await self.people.unopened()
            if part in invitation.name.casefold()
        ]
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
        return next(
            (
                invitation
                for invitation in await self.people.unopened()
                if invitation.id == invitation_id
            ),
            None,
        )

    def posts(self, member: Member) -> list[Appointment]:
        """Return the posts held today, without substitutions: those belong to /tunjuk."""
        today = self.people.today()
        return [appointment for appointment in member.appointments if _is_own(appointment, today)]

    async def set_unit(self, by: Member, member_id: int, unit: str) -> Member:
        """Move a member to another unit. Their officer's post moves along, other posts do not.

        Raises:
            NotAllowed, MemberUnknown: as `member`.
        """
        self.inviting.demand_admin(by)
        async with self.database.begin() as session:
            member = await store.lock_member(session, member_id)
            if member.unit != unit:
                member.unit = unit
                self._take_work_along(member, unit)
                session.add(member)
                await log.record(
                    session,
                    self.people.clock.now(),
                    MembershipEvent.UNIT,
                    by.id,
                    member.id,
                    log.Deed(unit=unit),
                )
                await self._tell(session, member)
        return member

    async def set_employment(self, by: Member, member_id: int, kind: Employment) -> Member:
        """Note how a member is employed from now on. Raises NotAllowed, MemberUnknown."""
        self.inviting.demand_admin(by)
        async with self.database.begin() as session:
            member = await store.lock_member(session, member_id)
            if member.employment is not kind:
                member.employment = kind
                session.add(member)
                deed = log.Deed(employment=kind)
                now, event = self.people.clock.now(), MembershipEvent.EMPLOYMENT
                await log.record(session, now, event, by.id, member.id, deed)
                await self._tell(session, member)
        return member

    async def add_post(
        self, by: Member, member_id: int, role: Role, section: str | None, unit: str | None
    ) -> Made:
        """Give a member a post from today on. If they hold it already, nothing changes.

        Raises:
            NotAllowed, MemberUnknown, NobodyCanAgree: as `PostChanges.make`.
        """
        member = await self.member(by, member_id)
        change = PostChange(Aim.GIVE, member_id, role, section, unit or member.unit)
        return await self.changes.make(by, change)

    async def end_post(self, by: Member, member_id: int, appointment_id: int) -> Made:
        """End a post of a member from now on. A post that has ended stays as it is.

        Raises:
            NotAllowed, MemberUnknown, LastAdmin: as `PostChanges.make`.
        """
        member = await self.member(by, member_id)
        post = next(
            (appointment for appointment in self.posts(member) if appointment.id == appointment_id),
            None,
        )
        if post is None:
            return Made(member)
        return await self.changes.make(
            by, PostChange(Aim.END, member_id, post.role, post.section, post.unit, post.id)
        )

    async def dismiss(self, by: Member, member_id: int) -> Made:
        """End a membership.

        Raises:
            NotAllowed: it is the admin's own. Without an admin nobody could be let in.
            MemberUnknown: they are no member.
        """
        if member_id == by.id:
            raise NotAllowed
        return await self.changes.make(by, PostChange(Aim.REMOVE, member_id))

    async def log(
        self, by: Member, member_id: int | None = None, before: int | None = None
    ) -> Sequence[MembershipEntry]:
        """Return what was done about a member or everybody, the newest first. Raises NotAllowed."""
        self.inviting.demand_admin(by)
        return await log.page(self.database, member_id, before)

    def _take_work_along(self, member: Member, unit: str) -> None:
        today = self.people.today()
        for old in self.posts(member):
            if old.role is Role.OFFICER:
                old.end(today)
                member.appointments.append(
                    Appointment(role=Role.OFFICER, section=old.section, unit=unit, starts_on=today)
                )

    async def _tell(self, session: AsyncSession, member: Member) -> None:
        await self.outbox.enqueue(session, MembershipNotice.CHANGED, to=member.id, about=member.id)


def _by_name(one: Member | Invitation) -> tuple[str, int]:
    return one.name.casefold(), one.id


def _is_own(one: Appointment, day: date) -> bool:
    return one.kind is AppointmentKind.DEFINITIVE and one.is_held_on(day)
