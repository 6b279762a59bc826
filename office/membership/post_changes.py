"""Gives and ends posts and memberships: with a second person's consent where somebody holds one."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from office.clock import Clock
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.membership import store
from office.membership.consent import (
    Aim,
    HeldPosts,
    PostChange,
    concerned,
    deciders,
    needs_consent,
)
from office.membership.errors import AlreadyDecided, LastAdmin, MemberUnknown, NobodyCanAgree
from office.membership.notices import MembershipNotice
from office.outbox import Outbox
from office.people import (
    Appointment,
    Invitation,
    Member,
    MembershipEntry,
    MembershipEvent,
    People,
    Role,
    active_post_holders,
    log,
)
from office.people.log import Deed, record
from office.posts import lock_appointments

UNDONE_WITHIN = timedelta(minutes=10)
PROPOSED_FOR = timedelta(days=7)
_LOOKED_BACK = 20
_DONE = {
    Aim.GIVE: MembershipEvent.GIVEN,
    Aim.END: MembershipEvent.ENDED,
    Aim.REMOVE: MembershipEvent.REMOVED,
}
_CLOSED_BY = frozenset({*_DONE.values(), MembershipEvent.REFUSED, MembershipEvent.UNDONE})
_UNDOABLE = frozenset({*_DONE.values(), MembershipEvent.PROPOSED})


@dataclass(frozen=True)
class Made:
    """A member after a change, and its entry in the log; None if there was nothing to do."""

    member: Member
    entry: MembershipEntry | None = None

    @property
    def is_proposed(self) -> bool:
        return self.entry is not None and self.entry.event is MembershipEvent.PROPOSED


class PostChanges:
    """Every change and proposal is an entry of the log. One is open until another is about it."""

    def __init__(self, database: Database, clock: Clock, outbox: Outbox, people: People) -> None:
        self.database = database
        self.clock = clock
        self.outbox = outbox
        self.people = people
        people.on_post(self._withhold)
        people.on_enrolment(self._tell_of_newcomer)

    async def make(self, by: Member, change: PostChange) -> Made:
        """Make a change, or propose it to those who may agree.

        Raises:
            NotAllowed: only an admin may.
            MemberUnknown: there is no such member, or they do not hold the post that would end.
            LastAdmin: nobody else could let people in.
            NobodyCanAgree: it needs a second person, and there is none.
        """
        if Role.ADMIN not in self.people.roles(by):
            raise NotAllowed
        async with self.database.begin() as session:
            await lock_appointments(session)
            member = await store.lock_member(session, change.member_id)
            if not self._is_left_to_do(member, change):
                return Made(member)
            standing = await self._standing(session)
            self._check(change, standing)
            if needs_consent(change, by.id, standing):
                waiting = await self._waiting(session, by.id, change)
                proposed = waiting or await self._propose(session, by.id, change, standing)
                return Made(member, proposed)
            return Made(member, await self._do(session, by.id, change, member, standing))

    async def decide(self, by: Member, number: int, *, agrees: bool) -> Made:
        """Agree to a proposal, or refuse it.

        Raises:
            NotAllowed: it is not theirs to decide.
            AlreadyDecided: it is decided, withdrawn or too old, or its author is no admin now.
            MemberUnknown, LastAdmin: as `make`.
        """
        async with self.database.begin() as session:
            await lock_appointments(session)
            proposal = await self._open(session, number)
            if proposal.event is not MembershipEvent.PROPOSED or proposal.actor_id is None:
                raise AlreadyDecided
            change = PostChange.of(Deed.of(proposal), proposal.member_id or 0)
            standing = await self._standing(session)
            if by.id not in deciders(change, proposal.actor_id, standing):
                raise NotAllowed
            is_old = self.clock.now() - proposal.at > PROPOSED_FOR
            if is_old or proposal.actor_id not in standing.with_role(Role.ADMIN):
                raise AlreadyDecided
            member = await store.lock_member(session, change.member_id)
            if agrees:
                self._check(change, standing)
                return Made(
                    member, await self._do(session, by.id, change, member, standing, number)
                )
            entry = await self._record(
                session, MembershipEvent.REFUSED, by.id, replace(change.deed, about=number), change
            )
            await self._tell(session, entry, _in_view(change, standing) | {proposal.actor_id})
            return Made(member, entry)

    async def undo(self, by: Member, number: int) -> Made:
        """Take back what the member has done or proposed in the last ten minutes.

        Raises:
            NotAllowed: it was somebody else.
            AlreadyDecided: it is too late, is undone, or somebody else has the post by now.
        """
        async with self.database.begin() as session:
            await lock_appointments(session)
            entry = await self._open(session, number)
            deed = Deed.of(entry)
            proposal = await log.entry_of(session, deed.about) if deed.about else None
            if by.id not in {entry.actor_id, proposal.actor_id if proposal else None}:
                raise NotAllowed
            if entry.event not in _UNDOABLE or self.clock.now() - entry.at > UNDONE_WITHIN:
                raise AlreadyDecided
            member = await store.lock_anybody(session, entry.member_id or 0)
            if member is None:
                raise MemberUnknown
            change = PostChange.of(deed, member.id)
            before = await self._standing(session)
            if entry.event is not MembershipEvent.PROPOSED:
                self._reverse(member, change, deed, before)
                session.add(member)
                await session.flush()
            undone = await self._record(
                session, MembershipEvent.UNDONE, by.id, replace(deed, about=number), change
            )
            after = await self._standing(session)
            if entry.event is MembershipEvent.PROPOSED:
                await self._tell(session, undone, _in_view(change, after))
            else:
                await self._tell_all(session, undone, change, after)
        return Made(member, undone)

    async def reread(self, number: int) -> MembershipEntry | None:
        """Return an entry of the log, for a renderer."""
        async with self.database.read() as session:
            return await log.entry_of(session, number)

    async def proposed(self, number: int) -> MembershipEntry | None:
        """Return a proposal that is still open, for a renderer."""
        try:
            async with self.database.read() as session:
                return await self._open(session, number)
        except AlreadyDecided:
            return None

    async def _open(self, session: AsyncSession, number: int) -> MembershipEntry:
        """Return an entry that no later one decides or undoes."""
        entry = await log.entry_of(session, number)
        later = await log.since(session, number)
        is_closed = any(one.event in _CLOSED_BY and Deed.of(one).about == number for one in later)
        if entry is None or is_closed:
            raise AlreadyDecided
        return entry

    async def _waiting(
        self, session: AsyncSession, by: int, change: PostChange
    ) -> MembershipEntry | None:
        """Return the same proposal if it is open: a second tap asks nobody twice."""
        for entry in await log.newest(session, change.member_id, None, _LOOKED_BACK):
            is_same = entry.event is MembershipEvent.PROPOSED and Deed.of(entry) == change.deed
            if is_same and entry.actor_id == by and self.clock.now() - entry.at <= PROPOSED_FOR:
                with suppress(AlreadyDecided):
                    return await self._open(session, entry.number)
        return None

    async def _standing(self, session: AsyncSession) -> HeldPosts:
        members = await active_post_holders(session)
        return HeldPosts(members, self.people.today())

    def _is_left_to_do(self, member: Member, change: PostChange) -> bool:
        held = [
            appointment
            for appointment in member.appointments
            if appointment.is_held_on(self.people.today())
        ]
        match change.aim:
            case Aim.GIVE:
                return not any(_is_of(appointment, change) for appointment in held)
            case Aim.END:
                return any(appointment.id == change.appointment_id for appointment in held)
            case Aim.REMOVE:
                return True

    def _check(self, change: PostChange, standing: HeldPosts) -> None:
        is_admins_end = change.aim is Aim.END and change.role is Role.ADMIN
        if is_admins_end and not standing.with_role(Role.ADMIN) - {change.member_id}:
            raise LastAdmin

    async def _propose(
        self, session: AsyncSession, by: int, change: PostChange, standing: HeldPosts
    ) -> MembershipEntry:
        asked = deciders(change, by, standing)
        if not asked:
            raise NobodyCanAgree
        entry = await self._record(session, MembershipEvent.PROPOSED, by, change.deed, change)
        for decider in sorted(asked):
            await self.outbox.enqueue(
                session, MembershipNotice.PROPOSED, to=decider, about=entry.number
            )
        await self._tell(session, entry, _in_view(change, standing) - asked)
        return entry

    async def _do(
        self,
        session: AsyncSession,
        by: int,
        change: PostChange,
        member: Member,
        standing: HeldPosts,
        proposal: int | None = None,
    ) -> MembershipEntry:
        deed = replace(change.deed, about=proposal)
        match change.aim:
            case Aim.GIVE:
                new = Appointment(
                    role=change.role,
                    section=change.section,
                    unit=change.unit,
                    starts_on=self.people.today(),
                    appointed_by=by,
                )
                member.appointments.append(new)
                session.add(member)
                await session.flush()
                deed = replace(deed, appointment=new.id)
            case Aim.END:
                ended = next(
                    (
                        appointment
                        for appointment in member.appointments
                        if appointment.id == change.appointment_id
                    ),
                    None,
                )
                if ended is None or not ended.is_held_on(self.people.today()):
                    raise AlreadyDecided
                deed = replace(deed, until=ended.ends_on.isoformat() if ended.ends_on else None)
                ended.end(self.people.today())
                session.add(ended)
            case Aim.REMOVE:
                member.deactivated_at = self.clock.now()
                session.add(member)
                await self.people.departed(session, member)
        entry = await self._record(session, _DONE[change.aim], by, deed, change)
        await self._tell_all(session, entry, change, standing)
        return entry

    def _reverse(self, member: Member, change: PostChange, deed: Deed, standing: HeldPosts) -> None:
        post = next(
            (
                appointment
                for appointment in member.appointments
                if appointment.id == deed.appointment
            ),
            None,
        )
        match change.aim:
            case Aim.REMOVE if not member.is_active:
                member.deactivated_at = None
            case Aim.GIVE if post is not None and member.is_active:
                self._check(replace(change, aim=Aim.END), standing)
                post.end(self.people.today())
            case Aim.END if post is not None and member.is_active:
                if standing.holders(change.post) - {member.id}:
                    raise AlreadyDecided
                post.ends_on = date.fromisoformat(deed.until) if deed.until else None
            case _:
                raise AlreadyDecided

    async def _record(
        self,
        session: AsyncSession,
        event: MembershipEvent,
        by: int,
        deed: Deed,
        change: PostChange,
    ) -> MembershipEntry:
        return await record(session, self.clock.now(), event, by, change.member_id, deed)

    async def _tell_all(
        self, session: AsyncSession, entry: MembershipEntry, change: PostChange, held: HeldPosts
    ) -> None:
        """Tell the member what they are now, and those concerned what was done."""
        proposal = await log.entry_of(session, Deed.of(entry).about or 0)
        proposer = {proposal.actor_id} if proposal is not None and proposal.actor_id else set()
        told = concerned(change, held) | proposer
        await self._tell(session, entry, told - {change.member_id})
        if entry.event is not MembershipEvent.REMOVED and entry.actor_id != change.member_id:
            await self.outbox.enqueue(
                session,
                MembershipNotice.CHANGED,
                to=change.member_id,
                about=change.member_id,
                detail=entry.event if entry.event is MembershipEvent.UNDONE else None,
            )

    async def _tell(
        self, session: AsyncSession, entry: MembershipEntry, told: frozenset[int] | set[int]
    ) -> None:
        for member_id in sorted(told - {entry.actor_id}):
            await self.outbox.enqueue(
                session, MembershipNotice.POSTS, to=member_id, about=entry.number
            )

    async def _withhold(
        self, session: AsyncSession, member: Member, invitation: Invitation, role: Role
    ) -> bool:
        """Propose the post of an invitation that would need consent. The terminal needs none."""
        by = invitation.invited_by
        change = PostChange(Aim.GIVE, member.id, role, invitation.section, invitation.unit)
        if by is None:
            return False
        await lock_appointments(session)
        standing = await self._standing(session)
        if not needs_consent(change, by, standing):
            return False
        if deciders(change, by, standing):
            await self._propose(session, by, change, standing)
        return True

    async def _tell_of_newcomer(self, session: AsyncSession, member: Member) -> None:
        """Tell those concerned that a newcomer has a post, if an admin has invited them in chat."""
        entry = await log.last(session)
        roles = (Deed.of(entry).role or "").split(",") if entry is not None else []
        given = {post.role for post in member.appointments if post.appointed_by is not None}
        if entry is not None and given.intersection(roles) - {Role.OFFICER}:
            standing = await self._standing(session)
            change = PostChange(Aim.GIVE, member.id, Role.ADMIN)
            await self._tell(session, entry, concerned(change, standing))


def _in_view(change: PostChange, held: HeldPosts) -> frozenset[int]:
    """Return who hears of a proposal. Who would be removed does not: see `consent.deciders`."""
    member = frozenset({change.member_id} if change.aim is not Aim.REMOVE else ())
    return concerned(change, held) | member


def _is_of(one: Appointment, change: PostChange) -> bool:
    return (one.role, one.section, one.unit) == (change.role, change.section, change.unit)
