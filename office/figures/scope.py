"""What a viewer may have counted, by their posts of the day. A pure rule.

The head of office sees the office, a section head the section, a coordinator the unit. A
trainer sees the training of those they train, and what may be passed on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from office.people import Appointment, Member, Role
from office.people.reach import Part, Reach, reach_of
from office.revisions import leads_interviews

# For fewer people a head sees no results of training: they would be about one person.
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Scope:
    """How far a viewer sees."""

    led: Reach
    """Whom they lead as a head."""
    taught: Reach
    """Whom they train."""
    viewer_id: int | None = None
    """None: nobody in particular, for what may be passed on."""
    is_head_of_office: bool = False
    leads_interviews: bool = False

    @property
    def leads(self) -> bool:
        """Whether the viewer is somebody's head: nobody else sees small numbers."""
        return not self.led.is_empty

    @property
    def is_empty(self) -> bool:
        return self.led.is_empty and self.taught.is_empty


def whole_office() -> Scope:
    """Return the scope of those who are no heads: the whole office, with reports only in bands."""
    return Scope(led=Reach.everybody(), taught=Reach())


def scope_of(viewer: Member, today: date, main_unit: str, functions: Mapping[str, str]) -> Scope:
    """Return how far the viewer sees on that day. `functions` says which section investigates."""
    held = [post for post in viewer.appointments if post.is_held_on(today)]
    return Scope(
        led=Reach(frozenset(_led(held))),
        taught=reach_of(viewer.appointments, Role.TRAINER, today, main_unit),
        viewer_id=viewer.id,
        is_head_of_office=any(post.role is Role.HEAD_OF_OFFICE for post in held),
        leads_interviews=leads_interviews(viewer, functions, today),
    )


def _led(held: Iterable[Appointment]) -> Iterable[Part]:
    for post in held:
        match post.role:
            case Role.HEAD_OF_OFFICE:
                yield Part()
            case Role.SECTION_HEAD if post.section:
                yield Part(section=post.section)
            case Role.COORDINATOR if post.unit:
                yield Part(unit=post.unit)
