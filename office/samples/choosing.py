"""Whom to ask about an SOP: a rule on who asked something near, where they work, who was asked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from office.people import Member, Role
from office.people.reach import sections_of
from office.samples.models import SampleRequest

MOST_ASKED = 5
# Nobody is asked more often than once in this time.
REST = timedelta(days=7)


@dataclass(frozen=True)
class Circle:
    """What is known of the people when an SOP is new."""

    members: Sequence[Member]
    near: Collection[int]
    """Who asked something lately that the SOP may answer."""
    left_alone: Collection[int]
    """Who is away, wrote or approved the SOP, or will decide on what is proposed."""
    requests: Sequence[SampleRequest]


def chosen(circle: Circle, owner: str, now: datetime, today: date) -> list[Member]:
    """Return up to five members to ask.

    First those who asked something near, then officers of the section that owns the SOP, then
    officers who work for no section; of these those first who were asked least.
    """
    times = _times(circle.requests)
    rested = {
        request.member_id for request in circle.requests if now - request.asked_at < REST
    } | set(circle.left_alone)
    ranked = [
        (rank, times.get(member.id, 0), member.id, member)
        for member in circle.members
        if member.id not in rested and member.is_active and member.unreachable_at is None
        if (rank := _rank(member, circle.near, owner, today)) is not None
    ]
    return [member for *_, member in sorted(ranked, key=lambda it: it[:3])[:MOST_ASKED]]


def _rank(member: Member, near: Collection[int], owner: str, today: date) -> int | None:
    if member.id in near:
        return 0
    if Role.OFFICER not in member.roles_on(today):
        return None
    sections = sections_of(member, today)
    if owner in sections:
        return 1
    return None if sections else 2


def _times(requests: Iterable[SampleRequest]) -> Mapping[int, int]:
    times: dict[int, int] = {}
    for request in requests:
        times[request.member_id] = times.get(request.member_id, 0) + 1
    return times
