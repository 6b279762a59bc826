"""Tells who came in and who has left: the admin who invited them, and the leaver."""

from office.database import AsyncSession
from office.membership.notices import MembershipNotice
from office.outbox import Outbox
from office.people import Invitation, Member, People, Role, log
from office.people.log import Deed


class Comings:
    """What follows when somebody opens an invitation, or is a member no longer."""

    def __init__(self, outbox: Outbox, people: People) -> None:
        self.outbox = outbox
        self.people = people
        people.on_enrolment(self._tell_inviter)
        people.on_departure(self._tell_leaver)

    async def _tell_inviter(self, session: AsyncSession, member: Member) -> None:
        """Tell the admin that their invitation is opened. Who invites at the terminal sees none."""
        entry = await log.last(session)
        number = Deed.of(entry).invitation if entry is not None else None
        invitation = await session.get(Invitation, number) if number is not None else None
        inviter_id = invitation.invited_by if invitation is not None else None
        inviter = await session.get(Member, inviter_id) if inviter_id is not None else None
        if inviter is None or not inviter.is_active or inviter.id == member.id:
            return
        if Role.ADMIN in self.people.roles(inviter):
            opened = MembershipNotice.OPENED
            await self.outbox.enqueue(session, opened, to=inviter.id, about=member.id)

    async def _tell_leaver(self, session: AsyncSession, member: Member) -> None:
        left = MembershipNotice.LEFT
        await self.outbox.enqueue(session, left, to=member.id, about=member.id)
