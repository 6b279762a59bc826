"""Which changes of posts need a second person's consent, and who may give it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from office.people import Appointment, AppointmentKind, Deed, Member, Role
from office.posts.posts import RANK, Post

_IN_OWN_RIGHT = (AppointmentKind.DEFINITIVE, AppointmentKind.PLT)


class Aim(StrEnum):
    """What a change does."""

    GIVE = "beri"
    END = "akhiri"
    REMOVE = "keluarkan"


@dataclass(frozen=True)
class PostChange:
    """A change of one member's posts, or the end of their membership."""

    aim: Aim
    member_id: int
    role: Role = Role.OFFICER
    section: str | None = None
    unit: str | None = None
    appointment_id: int | None = None

    @property
    def post(self) -> Post:
        return Post(self.role, self.section, self.unit)

    @property
    def deed(self) -> Deed:
        """Return how the log says it."""
        return Deed(
            role=None if self.aim is Aim.REMOVE else self.role,
            section=self.section,
            unit=self.unit,
            appointment=self.appointment_id,
            aim=self.aim,
        )

    @classmethod
    def of(cls, deed: Deed, member_id: int) -> Self:
        """Return the change that a proposal in the log is about."""
        return cls(
            Aim(deed.aim or ""),
            member_id,
            Role(deed.role or Role.OFFICER),
            deed.section,
            deed.unit,
            deed.appointment,
        )


@dataclass(frozen=True)
class HeldPosts:
    """The active members with posts, on a day."""

    members: Sequence[Member]
    today: date

    def with_role(self, role: Role) -> frozenset[int]:
        return frozenset(
            member.id for member in self.members if role in member.roles_on(self.today)
        )

    @property
    def above(self) -> frozenset[int]:
        """Return the admins and the head of office."""
        return self.with_role(Role.ADMIN) | self.with_role(Role.HEAD_OF_OFFICE)

    def has_post(self, member_id: int) -> bool:
        """Whether that member is more than an officer."""
        return any(
            member.id == member_id and member.roles_on(self.today) - {Role.OFFICER}
            for member in self.members
        )

    def holders(self, post: Post) -> frozenset[int]:
        """Return who holds a head's post today in their own right. Others are not held by one."""
        if post.role not in RANK:
            return frozenset()
        return self._having(
            appointment
            for appointment in self._held()
            if appointment.kind in _IN_OWN_RIGHT
            and Post(appointment.role, appointment.section, appointment.unit) == post
        )

    def made_by(self, member_id: int) -> frozenset[int]:
        """Return whom that member has made an admin, or a substitute of the head of office."""
        return self._having(
            appointment
            for appointment in self._held()
            if appointment.appointed_by == member_id
            and (
                appointment.role is Role.ADMIN
                or (
                    appointment.role is Role.HEAD_OF_OFFICE
                    and appointment.kind is not AppointmentKind.DEFINITIVE
                )
            )
        )

    def _held(self) -> Iterable[Appointment]:
        posts = (post for member in self.members for post in member.appointments)
        return (post for post in posts if post.is_held_on(self.today))

    def _having(self, posts: Iterable[Appointment]) -> frozenset[int]:
        return frozenset(post.member_id for post in posts)


def needs_consent(change: PostChange, by: int, standing: HeldPosts) -> bool:
    """Whether a second person must agree: somebody holds the post, or `by` would get it."""
    match change.aim:
        case Aim.GIVE if change.role in RANK:
            others = standing.holders(change.post) - {change.member_id}
            return change.member_id == by or (bool(others) and by not in others)
        case Aim.END:
            return change.role is not Role.OFFICER and change.member_id != by
        case Aim.REMOVE:
            return standing.has_post(change.member_id)
        case _:
            return False


def deciders(change: PostChange, by: int, standing: HeldPosts) -> frozenset[int]:
    """Return who may agree to what `by` proposes: never they themselves, nor whom they have made.

    The phone of somebody who is removed may be in the wrong hands: they are asked only if nobody
    else can be.
    """
    independent = standing.above - standing.made_by(by) - {by, change.member_id}
    match change.aim:
        case Aim.GIVE:
            return independent | (standing.holders(change.post) - {by, change.member_id})
        case Aim.END:
            return independent | {change.member_id} - {by}
        case Aim.REMOVE:
            return independent or frozenset({change.member_id})


def concerned(change: PostChange, standing: HeldPosts) -> frozenset[int]:
    """Return who is told besides the member: who holds the post, the head of office, the admins."""
    is_removal = change.aim is Aim.REMOVE
    if not standing.has_post(change.member_id) if is_removal else change.role is Role.OFFICER:
        return frozenset()
    return (standing.above | standing.holders(change.post)) - {change.member_id}
