"""What must be true before an office works with real data: what is counted, and what people say."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from office.people import AppointmentKind, Member
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, PostOnDay
from office.setup.history import GivenAnswer
from office.setup.steps import ASKED, ReadinessStep, StepAnswer

if TYPE_CHECKING:
    from knowledge.reading.office.directory import Directory

# So many SOPs without an open line: a shelf of which fewer are settled is other people's.
ENOUGH_CONFIRMED = 10


@dataclass(frozen=True)
class StepState:
    """A step: which posts lack something, how much is still missing, and what was said of it."""

    step: ReadinessStep
    posts: tuple[Post, ...] = ()
    lacking: int = 0
    said: GivenAnswer | None = None

    @property
    def is_done(self) -> bool:
        return not self.posts and not self.lacking


@dataclass(frozen=True)
class OfficeContent:
    """What the office's files say of it."""

    directory: "Directory"
    settled: Collection[str]
    """The SOPs of which no line is open."""


@dataclass(frozen=True)
class OfficeFacts:
    """What the database and the settings say of an office today."""

    duties: Iterable[PostOnDay] = ()
    post_holders: Iterable[Member] = ()
    # How many members do not know the privacy notice in force.
    untold: int = 0
    has_keys: bool = True
    said: Mapping[ReadinessStep, GivenAnswer] = field(default_factory=dict)


def readiness(content: OfficeContent, facts: OfficeFacts, today: date) -> tuple[StepState, ...]:
    """Return how each step stands today."""
    found = [
        *_counted(content, facts, today),
        *(_asked(step, facts.said.get(step)) for step in ASKED),
    ]
    order = list(ReadinessStep)
    return tuple(sorted(found, key=lambda state: order.index(state.step)))


def _asked(step: ReadinessStep, said: GivenAnswer | None) -> StepState:
    is_done = said is not None and said.answer is StepAnswer.YES
    return StepState(step, lacking=int(not is_done), said=said)


def _counted(content: OfficeContent, facts: OfficeFacts, today: date) -> Iterator[StepState]:
    directory = content.directory
    heads = [Post(SECTION_HEAD, section=section) for section in directory.sections]
    deputised = _deputised(facts.post_holders, today)
    calls = directory.outside.calls
    with_number = {call.section for call in calls}
    step = ReadinessStep
    yield StepState(step.POSTS, tuple(duty.post for duty in facts.duties if duty.gap is not None))
    yield StepState(
        step.DEPUTIES,
        tuple(post for post in (Post(HEAD_OF_OFFICE), *heads) if post not in deputised),
    )
    yield StepState(step.PHONES, tuple(post for post in heads if post.section not in with_number))
    has_emergency = any(call.section is None and not call.for_victims for call in calls)
    yield StepState(step.EMERGENCY, lacking=int(not has_emergency))
    lists_leave = any(day.year == today.year for day in directory.calendar.joint_leave)
    yield StepState(step.HOLIDAYS, lacking=int(not lists_leave))
    yield StepState(step.CONFIRMED, lacking=max(ENOUGH_CONFIRMED - len(content.settled), 0))
    yield StepState(step.TOLD, lacking=facts.untold)
    yield StepState(step.SEALED, lacking=int(not facts.has_keys))


def _deputised(members: Iterable[Member], today: date) -> set[Post]:
    """Return the posts that somebody takes over by the office's own arrangement."""
    return {
        Post(appointment.role, section=appointment.section)
        for member in members
        for appointment in member.appointments
        if appointment.kind is AppointmentKind.DEPUTY and appointment.is_held_on(today)
    }
