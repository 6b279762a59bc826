"""Makes invitations in chat. Their codes are shown once, and only their hashes are stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import Forms, IncompleteDraft, NoForm
from office.membership import invitation_list, store
from office.membership.form import (
    INVITATION,
    InvitationForm,
    InvitationStep,
)
from office.membership.invitation_list import Structure, TakenNames
from office.membership.notices import MembershipNotice
from office.outbox import Outbox
from office.people import (
    Invitation,
    InvitationUnknown,
    Member,
    MembershipEvent,
    NewMember,
    People,
    Role,
    active_post_holders,
    invitations,
)
from office.people.names import in_title_case


class RoomLimit(Protocol):
    """Says how many may be invited. Each raises a refusal if so many more may not be."""

    async def check_room(self, more: int) -> None:
        """Refuse before somebody types in vain."""

    async def keep_room(self, session: AsyncSession, more: int) -> None:
        """Refuse in the transaction that makes them, and let no other one make any meanwhile."""


@dataclass(frozen=True)
class Issued:
    """A code that lets one person in, and the person it is for."""

    name: str
    code: str


class Inviting:
    """One single-use link a person.

    A code cannot be read again. After a crash between making and showing it, the update is handled
    again and gives the same invitation a new code.
    """

    def __init__(
        self, database: Database, clock: Clock, forms: Forms, outbox: Outbox, people: People
    ) -> None:
        self.database = database
        self.clock = clock
        self.forms = forms
        self.outbox = outbox
        self.people = people
        self._limits: list[RoomLimit] = []
        people.on_move(self._follow)

    def limited_by(self, limit: RoomLimit) -> None:
        """Ask before so many more people are invited; a refusal ends the invitation."""
        self._limits.append(limit)

    async def begin(self, by: Member) -> InvitationForm:
        """Begin an invitation. Raises NotAllowed, and what a limit refuses."""
        self.demand_admin(by)
        await self._check_room(1)
        return await self.forms.begin(by, INVITATION)

    async def answer(self, by: Member, step: InvitationStep, **values: Any) -> InvitationForm:
        """Note the answer to that step and go to the next one. Raises NotAllowed, NoForm."""
        self.demand_admin(by)
        return await self.forms.answer(by, INVITATION, step, **values)

    async def name(self, by: Member, name: str) -> InvitationForm:
        """Note whom the invitation is for.

        Raises:
            NotAllowed, NoForm: as `answer`.
            FaultyList: the name cannot be taken.
        """
        self.demand_admin(by)
        name = in_title_case(name)
        fault = invitation_list.name_fault(name, await self._known())
        if fault is not None:
            raise invitation_list.FaultyList([invitation_list.FaultyLine(0, fault, name)])
        return await self.answer(by, InvitationStep.NAME, name=name, people=())

    async def read_list(self, by: Member, content: bytes, structure: Structure) -> InvitationForm:
        """Take all people of a list, or none of them.

        Raises:
            NotAllowed, NoForm: as `answer`.
            FaultyList: says what is wrong in which line.
        """
        self.demand_admin(by)
        people = invitation_list.read(content, structure, await self._known())
        await self._check_room(len(people))
        return await self.answer(by, InvitationStep.NAME, people=people)

    async def confirm(self, by: Member) -> list[Issued]:
        """Make the invitations of the form. `finish` closes it once they have been shown.

        Raises:
            NotAllowed: only an admin may do this. A limit may refuse, too.
            NoForm: a question is not answered, or all was done.
            IncompleteDraft: a section head is invited without the section.
        """
        self.demand_admin(by)
        begun = await self.forms.of(by, INVITATION)
        if begun is not None and not begun.answers.made:
            await self._check_room(len(begun.answers.invited()))
        async with self.database.begin(keeps_update_open=True) as session:
            form = await self.forms.load(session, by, INVITATION)
            if form is None or form.step is not InvitationStep.SUMMARY:
                raise NoForm(INVITATION.topic)
            people = form.answers.invited()
            if not people or any(_is_head_of_nothing(newcomer) for newcomer in people):
                raise IncompleteDraft
            if not form.answers.made:
                for limit in self._limits:
                    await limit.keep_room(session, len(people))
                made = [self._invitation(newcomer, by) for newcomer in people]
                session.add_all(made)
                for invitation in made:
                    await self.people.log_invitation(
                        session, MembershipEvent.INVITED, invitation, by.id
                    )
                moved = form.at(form.step, made=tuple(invitation.id for invitation in made))
                form = await self.forms.keep(session, by, moved)
            return self._renewed(session, await store.unused(session, form.answers.made))

    async def finish(self, by: Member) -> None:
        """Close the form. Its links have been shown."""
        await self.forms.finish(by, INVITATION.topic)

    async def renew(self, by: Member, invitation_id: int) -> Issued:
        """Give an unused invitation a new code. The old code no longer works.

        Raises:
            NotAllowed: only an admin may do this. InvitationUnknown: there is no unused one.
        """
        self.demand_admin(by)
        async with self.database.begin(keeps_update_open=True) as session:
            issued = self._renewed(session, await store.unused(session, (invitation_id,)))
        if not issued:
            raise InvitationUnknown
        return issued[0]

    async def withdraw(self, by: Member, invitation_id: int) -> None:
        """Cancel an invitation. Raises NotAllowed, InvitationUnknown."""
        self.demand_admin(by)
        async with self.database.begin() as session:
            for invitation in await store.unused(session, (invitation_id,)):
                event = MembershipEvent.WITHDRAWN
                await self.people.log_invitation(session, event, invitation, by.id)
            if not await store.delete_unused(session, invitation_id):
                raise InvitationUnknown

    async def move(self, by: Member, member_id: int) -> Issued:
        """Make the link that moves a member to another account, with all that is theirs.

        Their present account is told: if they did not ask for the link, somebody is stealing it.

        Raises:
            NotAllowed: only an admin may do this. MemberUnknown: there is no such member.
        """
        self.demand_admin(by)
        async with self.database.begin(keeps_update_open=True) as session:
            member = await store.lock_member(session, member_id)
            invitation = await store.unused_move(session, member_id)
            if invitation is None:
                newcomer = NewMember(member.name, member.unit, (), None, member.employment)
                invitation = self._invitation(newcomer, by, member_id)
                session.add(invitation)
                event = MembershipEvent.MOVE_OFFERED
                await self.people.log_invitation(session, event, invitation, by.id)
            in_hand = self.forms.inbox.in_hand
            await self.outbox.enqueue(
                session,
                MembershipNotice.MOVE_OFFERED,
                to=member_id,
                about=member_id,
                dedup_key=None if in_hand is None else f"move:{invitation.id}:{in_hand}",
            )
            return self._renewed(session, [invitation])[0]

    def demand_admin(self, by: Member) -> None:
        """Raise NotAllowed unless the member is an admin."""
        if Role.ADMIN not in self.people.roles(by):
            raise NotAllowed

    async def _follow(self, session: AsyncSession, member: Member, old: int) -> None:
        """Do what follows a move to another account: take updates along, and tell people."""
        await store.take_updates_along(session, old, member.telegram_id)
        for holder in await active_post_holders(session):
            if holder.id != member.id and Role.ADMIN in self.people.roles(holder):
                await self.outbox.enqueue(
                    session, MembershipNotice.MOVED, to=holder.id, about=member.id
                )

    async def _check_room(self, more: int) -> None:
        for limit in self._limits:
            await limit.check_room(more)

    async def _known(self) -> TakenNames:
        members = await self.people.active()
        invited = await self.people.unopened()
        return TakenNames(
            frozenset(member.name.casefold() for member in members),
            frozenset(invitation.name.casefold() for invitation in invited),
        )

    def _invitation(
        self, newcomer: NewMember, by: Member, member_id: int | None = None
    ) -> Invitation:
        code, now = invitations.new_code(), self.clock.now()
        made = newcomer.invitation(code, now)
        made.invited_by, made.member_id = by.id, member_id
        return made

    def _renewed(self, session: AsyncSession, found: Iterable[Invitation]) -> list[Issued]:
        issued = []
        for invitation in found:
            code = invitations.new_code()
            invitation.code_hash = invitations.fingerprint(code)
            invitation.expires_at = self.clock.now() + invitations.VALID_FOR
            session.add(invitation)
            issued.append(Issued(invitation.name, code))
        return issued


def _is_head_of_nothing(one: NewMember) -> bool:
    return Role.SECTION_HEAD in one.roles and one.section is None
