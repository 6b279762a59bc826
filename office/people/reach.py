"""How far a post reaches: the whole office, a unit, a section, or a section of one unit.

A pure rule. The appointment says it: its section if it names one, its unit if that is not the
office itself, and otherwise the whole office. An invitation gives the newcomer's own unit: a
trainer invited for a UKK reaches that UKK, and one invited for the office itself reaches everybody.
Another appointment widens the reach.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from office.people.models import Appointment, Member, Role


@dataclass(frozen=True)
class Part:
    """What one appointment reaches. None restricts nothing."""

    unit: str | None = None
    section: str | None = None

    def covers(self, unit: str | None, section: str | None) -> bool:
        return self.unit in (None, unit) and self.section in (None, section)


@dataclass(frozen=True)
class Reach:
    """All that a member's posts reach. An empty reach allows nothing."""

    parts: frozenset[Part] = frozenset()

    @classmethod
    def everybody(cls) -> Self:
        """Return the reach of the whole office."""
        return cls(frozenset({Part()}))

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def is_office_wide(self) -> bool:
        return Part() in self.parts

    @property
    def units(self) -> frozenset[str]:
        """Return the units that are wholly within reach, unless it is the whole office."""
        return frozenset(part.unit for part in self.parts if part.unit and not part.section)

    @property
    def sections(self) -> frozenset[str]:
        """Return the sections within reach in every unit, unless it is the whole office."""
        return frozenset(part.section for part in self.parts if part.section and not part.unit)

    def covers(self, unit: str | None, section: str | None = None) -> bool:
        """Whether all of that section in that unit is within reach. None means every one."""
        return any(part.covers(unit, section) for part in self.parts)

    def covers_member(self, member: Member, today: date) -> bool:
        """Whether the member is within reach."""
        return self.covers(member.unit, section_of(member, today))


def reach_of(
    appointments: Iterable[Appointment], role: Role, today: date, main_unit: str | None
) -> Reach:
    """Return how far the posts of that role reach today; an empty reach if there are none.

    `main_unit` is the unit that is the office itself, the first one of `office.toml`.
    """
    return Reach(
        frozenset(
            Part(None if post.unit == main_unit else post.unit or None, post.section or None)
            for post in appointments
            if post.role is role and post.is_held_on(today)
        )
    )


def sections_of(member: Member, today: date) -> tuple[str, ...]:
    """Return the sections of the member's posts on that day, each once."""
    held = (post.section for post in member.appointments if post.is_held_on(today))
    return tuple(dict.fromkeys(section for section in held if section))


def section_of(member: Member, today: date) -> str | None:
    """Return the section a member works for: first that of their post as an officer, or None."""
    sections = [
        (post.role is not Role.OFFICER, post.section)
        for post in member.appointments
        if post.is_held_on(today) and post.section is not None
    ]
    return min(sections)[1] if sections else None
