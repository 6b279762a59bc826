"""Lets people in, recognises them, and ends their membership."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from office.clock import Clock
from office.database import AsyncSession, Database
from office.people import invitations, log, store
from office.people.errors import (
    AccountIsAnothers,
    AlreadyEnrolled,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
)
from office.people.log import Deed
from office.people.log_models import MembershipEvent
from office.people.models import Appointment, Employment, Invitation, Member, Role, StrangerNotice

STRANGERS_ARE_TOLD_EVERY = timedelta(hours=1)
MOST_WRONG_LINKS = 5

Welcome = Callable[[AsyncSession, Member], Awaitable[None]]
Check = Callable[[AsyncSession], Awaitable[None]]
"""May refuse something in its transaction."""
Move = Callable[[AsyncSession, Member, int], Awaitable[None]]
"""Is given the member at their new account, and the old account."""
Withhold = Callable[[AsyncSession, Member, Invitation, Role], Awaitable[bool]]
"""Says whether a newcomer does not get that post of their invitation."""


@dataclass(frozen=True)
class NewMember:
    """Whom an invitation is for. Unit and section are ids of `office.toml`."""

    name: str
    unit: str
    roles: tuple[Role, ...]
    section: str | None = None
    employment: Employment = Employment.PNS

    def invitation(self, code: str, now: datetime) -> Invitation:
        return Invitation(
            code_hash=invitations.fingerprint(code),
            name=self.name,
            unit=self.unit,
            employment=self.employment,
            roles=",".join(self.roles),
            section=self.section,
            created_at=now,
            expires_at=now + invitations.VALID_FOR,
        )


class People:
    """The members of the office and their posts."""

    def __init__(self, database: Database, clock: Clock, zone: ZoneInfo) -> None:
        self.database = database
        self.clock = clock
        self.zone = zone
        self._welcomes: list[Welcome] = []
        self._moves: list[Move] = []
        self._returns: list[Welcome] = []
        self._withhold: list[Withhold] = []
        self._departures: list[Welcome] = []

    def on_enrolment(self, welcome: Welcome) -> None:
        """Add an effect to the transaction in which a newcomer gets their posts."""
        self._welcomes.append(welcome)

    def on_move(self, move: Move) -> None:
        """Add an effect to the transaction in which a member moves to another account."""
        self._moves.append(move)

    def on_return(self, follow: Welcome) -> None:
        """Add an effect to the transaction in which somebody can be reached again."""
        self._returns.append(follow)

    def on_departure(self, follow: Welcome) -> None:
        """Add an effect to the transaction in which a membership ends."""
        self._departures.append(follow)

    def on_post(self, withhold: Withhold) -> None:
        """Ask before a newcomer gets a post of their invitation."""
        self._withhold.append(withhold)

    def today(self) -> date:
        """Return today by the office's calendar."""
        return self.day_of(self.clock.now())

    @property
    def midnight(self) -> datetime:
        """Return the moment at which the office's day began."""
        return datetime.combine(self.today(), time(), self.zone)

    def day_of(self, moment: datetime) -> date:
        """Return the office's calendar day at that moment."""
        return moment.astimezone(self.zone).date()

    def roles(self, member: Member) -> frozenset[Role]:
        """Return the roles that the member holds today."""
        return member.roles_on(self.today())

    async def invite(self, newcomer: NewMember, check: Check | None = None) -> str:
        """Make an invitation at the terminal. Returns its code, which is shown once.

        `check` may refuse it in the transaction that makes it.
        """
        code = invitations.new_code()
        invitation = newcomer.invitation(code, self.clock.now())
        async with self.database.begin() as session:
            if check is not None:
                await check(session)
            session.add(invitation)
            await self.log_invitation(session, MembershipEvent.INVITED, invitation)
        return code

    async def log_invitation(
        self,
        session: AsyncSession,
        event: MembershipEvent,
        invitation: Invitation,
        by: int | None = None,
    ) -> None:
        """Note in the log that somebody is invited, or that they are not after all."""
        await session.flush()
        deed = Deed(
            role=invitation.roles,
            section=invitation.section,
            unit=invitation.unit,
            invitation=invitation.id,
        )
        await log.record(session, self.clock.now(), event, by, invitation.member_id, deed)

    async def enrol(self, code: str, telegram_id: int) -> Member:
        """Make the holder of an unused invitation a member with the posts it names.

        The same account with the same code is welcomed again, so that an update that is handled
        twice after a crash has no second effect.

        Raises:
            InvitationUnknown, InvitationUsed, InvitationExpired: the code lets nobody in.
            AlreadyEnrolled: an active member used a code that does not exist.
            AccountIsAnothers: a member would move to an account that belongs to somebody else.

        An invitation gives a member who has posts further ones.
        """
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            known = await store.member_by_telegram_id(session, telegram_id)
            invitation = await store.lock_invitation(session, invitations.fingerprint(code))
            if invitation is None:
                raise AlreadyEnrolled if known and known.is_active else InvitationUnknown
            if known and known.is_active and invitation.used_by == known.id:
                return known
            if invitation.used_at is not None:
                raise InvitationUsed
            if invitation.expires_at <= now:
                raise InvitationExpired
            if invitation.member_id is not None:
                member = await self._move(session, invitation.member_id, known, telegram_id)
            else:
                member = await self._let_in(session, invitation, known, telegram_id)
            invitation.used_at, invitation.used_by = now, member.id
            session.add(invitation)
        return member

    async def is_move(self, code: str) -> bool:
        """Whether the code moves a member to another account and lets nobody in."""
        async with self.database.read() as session:
            found = await store.invitation(session, invitations.fingerprint(code))
        return found is not None and found.member_id is not None

    async def _let_in(
        self,
        session: AsyncSession,
        invitation: Invitation,
        known: Member | None,
        telegram_id: int,
    ) -> Member:
        now = self.clock.now()
        member = known or Member(
            telegram_id=telegram_id, name="", unit="", enrolled_at=now, appointments=[]
        )
        self._install(member, invitation)
        session.add(member)
        await session.flush()
        given = await self._give_posts(session, member, invitation)
        deed = Deed(role=",".join(given), section=invitation.section, invitation=invitation.id)
        await log.record(session, now, MembershipEvent.ENROLLED, member.id, member.id, deed)
        for welcome in self._welcomes:
            await welcome(session, member)
        return member

    async def _move(
        self, session: AsyncSession, member_id: int, known: Member | None, telegram_id: int
    ) -> Member:
        """Give a member another account. All that is theirs refers to their id and goes along."""
        if known is not None and known.id != member_id:
            raise AccountIsAnothers
        member = await session.get(Member, member_id, with_for_update=True)
        if member is None or not member.is_active:
            raise InvitationUnknown
        old, member.telegram_id = member.telegram_id, telegram_id
        session.add(member)
        await session.flush()
        await self._note_return(session, member)
        if old != telegram_id:
            now = self.clock.now()
            await log.record(session, now, MembershipEvent.MOVED, member.id, member.id)
            for follow in self._moves:
                await follow(session, member, old)
        return member

    def _install(self, member: Member, invitation: Invitation) -> None:
        """Give the member name and unit of the invitation. Posts from an earlier membership end.

        A trainer who gets another unit to train does not move to it.
        """
        today = self.today()
        is_back = member.deactivated_at is not None
        member.name = invitation.name
        if is_back or not member.unit or invitation.roles != Role.TRAINER:
            member.unit = invitation.unit
        member.employment = invitation.employment
        member.deactivated_at = None
        for old in member.appointments:
            if is_back and old.is_held_on(today):
                old.end(today)

    async def _give_posts(
        self, session: AsyncSession, member: Member, invitation: Invitation
    ) -> list[Role]:
        """Give the posts of the invitation that the member lacks and may have at once."""
        today, given = self.today(), []
        for role in map(Role, invitation.roles.split(",")):
            place = (role, invitation.section, invitation.unit)
            if any(
                (old.role, old.section, old.unit) == place and old.is_held_on(today)
                for old in member.appointments
            ):
                continue
            withheld = [await ask(session, member, invitation, role) for ask in self._withhold]
            if any(withheld):
                continue
            given.append(role)
            new = Appointment(
                role=role,
                section=invitation.section,
                unit=invitation.unit,
                starts_on=today,
                appointed_by=invitation.invited_by,
            )
            member.appointments.append(new)
        await session.flush()
        return given

    async def recognise(self, telegram_id: int) -> Member | None:
        """Return the active member with this account, or None for a stranger."""
        member = await store.recognised(self.database.look, telegram_id)
        return member if member is not None and member.is_active else None

    async def member(self, member_id: int) -> Member | None:
        """Return an active member by their id, or None."""
        async with self.database.read() as session:
            member = await session.get(Member, member_id)
        return member if member is not None and member.is_active else None

    async def holders(self, role: Role) -> Sequence[Member]:
        """Return everyone who holds the post today. Not for plain officers."""
        return [member for member in await self.with_posts() if role in self.roles(member)]

    async def admins(self, session: AsyncSession) -> list[int]:
        """Return today's admins who can be told something.

        A message to one who cannot be reached would only be the next that does not arrive.
        """
        return [
            member.id
            for member in await store.active_post_holders(session)
            if Role.ADMIN in self.roles(member) and not member.unreachable_at
        ]

    async def with_posts(self) -> Sequence[Member]:
        """Return the active members who have or had a post besides officer."""
        async with self.database.read() as session:
            return await store.active_post_holders(session)

    async def deactivate(self, telegram_id: int) -> None:
        """End a membership: from now on the account is a stranger's."""
        async with self.database.begin() as session:
            await store.deactivate(session, telegram_id, self.clock.now())

    async def dismiss(self, member_id: int) -> str | None:
        """End a membership at the terminal. Returns the name; None if there is no such member."""
        async with self.database.begin() as session:
            member = await session.get(Member, member_id)
            if member is None or not member.is_active:
                return None
            now = member.deactivated_at = self.clock.now()
            session.add(member)
            await log.record(session, now, MembershipEvent.REMOVED, None, member_id)
            await self.departed(session, member)
        return member.name

    async def departed(self, session: AsyncSession, member: Member) -> None:
        """Do what follows when a membership has ended, in the transaction that ends it."""
        for follow in self._departures:
            await follow(session, member)

    async def begun_at(self) -> datetime | None:
        """Return when the first member came; None if nobody has come yet."""
        async with self.database.read() as session:
            return await store.first_enrolment(session)

    async def active(self) -> Sequence[Member]:
        """Return all who are members, in the order in which they joined."""
        async with self.database.read() as session:
            return await store.active_members(session)

    async def unopened(self) -> Sequence[Invitation]:
        """Return the last invitation of everyone who was invited and has not opened the bot."""
        async with self.database.read() as session:
            found = await store.unopened_invitations(session)
        return list({invitation.name: invitation for invitation in found}.values())

    async def everyone(self) -> Sequence[Member]:
        """Return all who are or were members, in the order in which they joined."""
        async with self.database.read() as session:
            return await store.all_members(session)

    async def mark_unreachable(self, member_id: int) -> bool:
        """Note that Telegram refuses to deliver to them. Returns whether that is new."""
        async with self.database.begin(keeps_update_open=True) as session:
            return await store.mark_unreachable(session, member_id, self.clock.now())

    async def mark_reachable(self, member: Member) -> None:
        """Note that they are back, so that they can be told things."""
        if member.unreachable_at is not None:
            async with self.database.begin(keeps_update_open=True) as session:
                await self._note_return(session, member)

    async def _note_return(self, session: AsyncSession, member: Member) -> None:
        if await store.mark_reachable(session, member.id):
            for follow in self._returns:
                await follow(session, member)

    async def names(self, of: Collection[int] | None = None) -> dict[int, str]:
        """Return the names of these members, or of everybody, by id."""
        if of is not None and not of:
            return {}
        async with self.database.read() as session:
            return await store.names(session, of)

    async def may_tell_stranger(self, telegram_id: int, *, has_wrong_link: bool = False) -> bool:
        """Whether a stranger may be told again who this bot is for; notes that they are.

        A few wrong invitations in a row are answered: a colleague may first try an old link.
        """
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            notice = await store.stranger_notice(session, telegram_id)
            if notice is not None and now - notice.told_at < STRANGERS_ARE_TOLD_EVERY:
                if not has_wrong_link or notice.wrong_links >= MOST_WRONG_LINKS:
                    return False
                notice.wrong_links += 1
            else:
                notice = notice or StrangerNotice(telegram_id=telegram_id, told_at=now)
                notice.told_at, notice.wrong_links = now, int(has_wrong_link)
            session.add(notice)
        return True
