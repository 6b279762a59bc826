"""A head on leave needs a Plh: those who appoint are told, and choose one with a tap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import Form, Forms
from office.outbox import Outbox
from office.payload import Plain
from office.people import (
    Appointment,
    Leave,
    Member,
    People,
    Role,
    active_members,
    active_post_holders,
    leaves_since,
    section_of,
)
from office.posts import store
from office.posts.errors import AppointmentUnknown
from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep
from office.posts.notices import PostNotice
from office.posts.posts import (
    COORDINATOR,
    HEAD_OF_OFFICE,
    SECTION_HEAD,
    Post,
    PostHolding,
    parse_post,
    post_name,
    unique,
)
from office.posts.roster import roster
from office.posts.rules.substitution import objection

# Who may appoint a substitute.
APPOINTERS = frozenset({Role.HEAD_OF_OFFICE, Role.ADMIN})
MOST_PROPOSED = 3
PLH = "plh"
_HEADS = frozenset({COORDINATOR, SECTION_HEAD, HEAD_OF_OFFICE})


@dataclass(frozen=True)
class Proposal:
    """A post whose holder will be away, and who could stand in or already does."""

    leave: Leave
    post: Post
    candidates: Sequence[Member] = ()
    substitute: Appointment | None = None


class Proposals:
    """What those who appoint are told of a leave."""

    def __init__(self, database: Database, forms: Forms, outbox: Outbox, people: People) -> None:
        self.database = database
        self.forms = forms
        self.outbox = outbox
        self.people = people

    async def put(self, session: AsyncSession, leave: Leave) -> bool:
        """Propose a Plh for each of the member's posts. Returns whether anybody was told."""
        return await self._tell(session, PostNotice.LEAVE, leave)

    async def withdraw(self, session: AsyncSession, leave: Leave) -> None:
        """Tell the same people that the leave is cancelled."""
        await self._tell(session, PostNotice.LEAVE_CANCELLED, leave)

    async def of(self, leave_id: int, post: Post) -> Proposal | None:
        """Return the proposal as it is now; None if the leave is over or cancelled."""
        async with self.database.read() as session:
            leave = await session.get(Leave, leave_id)
            if leave is None or leave.ends_on < max(leave.starts_on, self.people.today()):
                return None
            members = await active_members(session)
            leaver = next((member for member in members if member.id == leave.member_id), None)
            if leaver is None or post not in _posts_of(leaver, leave):
                return None
            leaves = await leaves_since(session, since=leave.starts_on)
            substitutes = await store.substitutions(session, self.people.today())
        covers = (appointment for appointment in substitutes if _covers(appointment, post, leave))
        found = self._candidates(post, leave, members, leaves)
        return Proposal(leave, post, found, next(covers, None))

    async def begin(
        self, by: Member, leave_id: int, post: Post, member_id: int | None
    ) -> Form[AppointmentStep, AppointmentAnswers]:
        """Begin the proposed appointment. Without a member, the form asks who it should be.

        Raises:
            NotAllowed: only the head of office and the admin appoint.
            AppointmentUnknown: the leave is over, or the post has a substitute.
        """
        if not APPOINTERS & self.people.roles(by):
            raise NotAllowed
        proposal = await self.of(leave_id, post)
        if proposal is None or proposal.substitute is not None:
            raise AppointmentUnknown
        leave = proposal.leave
        answers = AppointmentAnswers(
            post=post_name(post),
            member_id=member_id,
            kind=PLH,
            starts_on=max(leave.starts_on, self.people.today()),
            ends_on=leave.ends_on,
            leave_id=leave.id,
        )
        step = AppointmentStep.WHO if member_id is None else AppointmentStep.LETTER
        return await self.forms.begin(by, APPOINTMENT, step, answers)

    async def _tell(self, session: AsyncSession, kind: PostNotice, leave: Leave) -> bool:
        members = await active_post_holders(session)
        leaver = next((member for member in members if member.id == leave.member_id), None)
        told = await self._appointers(session, members, leave) if leaver is not None else ()
        posts = _posts_of(leaver, leave) if leaver is not None else ()
        for post in posts:
            for member_id in told:
                await self.outbox.enqueue(
                    session, kind, to=member_id, about=leave.id, detail=Plain(post_name(post))
                )
        return bool(posts and told)

    async def _appointers(
        self, session: AsyncSession, members: Sequence[Member], leave: Leave
    ) -> Sequence[int]:
        """Return the head of office of today. If nobody else is one, the admins."""
        today = self.people.today()
        leaves = await leaves_since(session, since=today)
        head = roster(members, leaves, today).holders(
            Post(HEAD_OF_OFFICE), today, frozenset({leave.member_id})
        )
        admins = (member.id for member in members if Role.ADMIN in self.people.roles(member))
        return head or [number for number in admins if number != leave.member_id]

    def _candidates(
        self, post: Post, leave: Leave, members: Sequence[Member], leaves: Sequence[Leave]
    ) -> list[Member]:
        """Return those of similar rank first, then those of the section or unit; nobody away."""
        holdings = roster(members, leaves, self.people.today()).holdings
        away = {
            one.member_id
            for one in leaves
            if one.starts_on <= leave.ends_on and leave.starts_on <= one.ends_on
        }
        free = [
            member
            for member in members
            if member.id not in away | {leave.member_id}
            and member.unreachable_at is None
            and objection(_held(member, post, leave), holdings) is None
        ]
        ranked = [
            (rank, member) for member in free if (rank := _rank(member, post, leave.starts_on))
        ]
        ranked.sort(key=lambda found: (found[0], found[1].id))
        return [member for _, member in ranked[:MOST_PROPOSED]]


def _posts_of(member: Member, leave: Leave) -> tuple[Post, ...]:
    """Return the posts with reports that the member holds on a day of the leave."""
    return unique(
        Post(appointment.role, appointment.section, appointment.unit)
        for appointment in member.appointments
        if appointment.role in _HEADS and appointment.is_accepted and _meet(appointment, leave)
    )


def _meet(one: Appointment, leave: Leave) -> bool:
    return one.starts_on <= leave.ends_on and (
        one.ends_on is None or one.ends_on >= leave.starts_on
    )


def _covers(one: Appointment, post: Post, leave: Leave) -> bool:
    """Whether a substitute holds that post for the whole leave, agreed or not."""
    is_whole = one.starts_on <= leave.starts_on and (
        one.ends_on is None or one.ends_on >= leave.ends_on
    )
    is_other = one.member_id != leave.member_id
    return is_whole and is_other and Post(one.role, one.section, one.unit) == post


def _held(member: Member, post: Post, leave: Leave) -> PostHolding:
    return PostHolding(member.id, post, leave.starts_on, leave.ends_on, PLH, is_accepted=False)


def _rank(member: Member, post: Post, day: date) -> int:
    """0: not proposed; 1: of the post's own rank or the one below; 2: of its section or unit."""
    held: Iterable[Appointment] = [
        appointment for appointment in member.appointments if appointment.is_held_on(day)
    ]
    if any(appointment.role == SECTION_HEAD and appointment.is_accepted for appointment in held):
        return 2 if post.role == COORDINATOR else 1
    if post.role == COORDINATOR and member.unit == post.unit:
        return 1
    is_of_section = post.section is not None and section_of(member, day) == post.section
    return 2 if is_of_section else 0


def proposed_post(name: str) -> Post | None:
    """Return the post that a button or a message names; None if it names none."""
    try:
        return parse_post(name)
    except ValueError:
        return None
