"""How far a post reaches: the whole office, a unit, a section, or a section of one unit.

A pure rule. The reach is in the appointment: its section if it names one, its unit if that is not
the office itself, and otherwise the whole office. An invitation gives the newcomer's own unit, so
that a trainer invited for a UKK reaches that UKK, and one invited for the office itself reaches
everybody. A further appointment widens the reach.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from office.people.models import Appointment, Member, Role


@dataclass(frozen=True)
class Part:
    """What one appointment reaches; None does not restrict."""

    unit: str | None = None
    section: str | None = None

    def covers(self, unit: str | None, section: str | None) -> bool:
        return self.unit in (None, unit) and self.section in (None, section)


@dataclass(frozen=True)
class Reach:
    """All that somebody's posts reach. An empty one allows nothing."""

    parts: frozenset[Part] = frozenset()

    @classmethod
    def everybody(cls) -> Self:
        """The whole office."""
        return cls(frozenset({Part()}))

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def is_office_wide(self) -> bool:
        return Part() in self.parts

    @property
    def units(self) -> frozenset[str]:
        """The units within reach as a whole, unless it is the whole office."""
        return frozenset(one.unit for one in self.parts if one.unit and not one.section)

    @property
    def sections(self) -> frozenset[str]:
        """The sections within reach in every unit, unless it is the whole office."""
        return frozenset(one.section for one in self.parts if one.section and not one.unit)

    def covers(self, unit: str | None, section: str | None = None) -> bool:
        """Say whether all of that section in that unit are within reach; None means every one."""
        return any(part.covers(unit, section) for part in self.parts)

    def covers_member(self, member: Member, today: date) -> bool:
        """Say whether the member is within reach."""
        return self.covers(member.unit, section_of(member, today))


def reach_of(
    appointments: Iterable[Appointment], role: Role, today: date, main_unit: str | None
) -> Reach:
    """How far the posts of that role reach today; empty where there are none.

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
    """The sections to which the member's posts of that day belong, the first one first."""
    held = (post.section for post in member.appointments if post.is_held_on(today))
    return tuple(dict.fromkeys(section for section in held if section))


def section_of(member: Member, today: date) -> str | None:
    """The section that a member works for: that of their post as an officer before any other."""
    sections = [
        (post.role is not Role.OFFICER, post.section)
        for post in member.appointments
        if post.is_held_on(today) and post.section is not None
    ]
    return min(sections)[1] if sections else None
