"""What must be true before an office works with real data, as far as Pandu can see it itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.reading.office.directory import Directory
from office.people import AppointmentKind, Member
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, PostOnDay

# A shelf of which the office has confirmed less is other people's.
ENOUGH_CONFIRMED = 10


class ReadinessStep(StrEnum):
    """One thing that must be true, in the order in which it is done."""

    POSTS = "posts"
    DEPUTIES = "deputies"
    PHONES = "phones"
    EMERGENCY = "emergency"
    HOLIDAYS = "holidays"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class StepState:
    """A step: which posts lack something, or how much is still missing."""

    step: ReadinessStep
    posts: tuple[Post, ...] = ()
    lacking: int = 0

    @property
    def is_done(self) -> bool:
        return not self.posts and not self.lacking


def readiness(
    directory: Directory,
    duties: Iterable[PostOnDay],
    members: Iterable[Member],
    confirmed: Collection[str],
    today: date,
) -> tuple[StepState, ...]:
    """Return how each step stands today."""
    heads = [Post(SECTION_HEAD, section=section) for section in directory.sections]
    deputised = _deputised(members, today)
    calls = directory.outside.calls
    with_number = {call.section for call in calls}
    return (
        StepState(ReadinessStep.POSTS, tuple(duty.post for duty in duties if duty.gap is not None)),
        StepState(
            ReadinessStep.DEPUTIES,
            tuple(post for post in (Post(HEAD_OF_OFFICE), *heads) if post not in deputised),
        ),
        StepState(
            ReadinessStep.PHONES, tuple(post for post in heads if post.section not in with_number)
        ),
        StepState(
            ReadinessStep.EMERGENCY,
            lacking=int(not any(call.section is None and not call.for_victims for call in calls)),
        ),
        StepState(
            ReadinessStep.HOLIDAYS,
            lacking=int(all(day.year != today.year for day in directory.calendar.joint_leave)),
        ),
        StepState(ReadinessStep.CONFIRMED, lacking=max(ENOUGH_CONFIRMED - len(confirmed), 0)),
    )


def _deputised(members: Iterable[Member], today: date) -> set[Post]:
    """Return the posts that somebody takes over by the office's own arrangement."""
    return {
        Post(appointment.role, section=appointment.section)
        for member in members
        for appointment in member.appointments
        if appointment.kind is AppointmentKind.DEPUTY and appointment.is_held_on(today)
    }
