"""Whom a trainer may address. A pure rule.

The head of office and whoever stands in for him address the whole office. A trainer's reach is in
his appointment: its section if it names one, its unit if that is not the office itself, and
otherwise the whole office. An invitation gives the newcomer's own unit, so that a trainer invited
for a UKK addresses that UKK, and one invited for the office itself addresses everybody. A further
appointment as trainer widens the reach.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from office.announcements.segments import Segment
from office.people import Appointment, Role


@dataclass(frozen=True)
class Reach:
    """What one appointment allows to address; None does not restrict."""

    unit: str | None = None
    section: str | None = None

    def covers(self, unit: str | None, section: str | None) -> bool:
        return self.unit in (None, unit) and self.section in (None, section)


@dataclass(frozen=True)
class Scope:
    """All that somebody may address. An empty one allows nothing."""

    reaches: frozenset[Reach] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.reaches

    @property
    def is_office_wide(self) -> bool:
        return Reach() in self.reaches

    @property
    def units(self) -> frozenset[str]:
        """The units that may be addressed as a whole, unless it is the whole office."""
        return frozenset(one.unit for one in self.reaches if one.unit and not one.section)

    @property
    def sections(self) -> frozenset[str]:
        """The sections that may be addressed in every unit, unless it is the whole office."""
        return frozenset(one.section for one in self.reaches if one.section and not one.unit)

    def covers(self, segment: Segment) -> bool:
        """Say whether everybody whom the segment can address is within reach."""
        return all(
            any(reach.covers(unit, section) for reach in self.reaches)
            for unit in segment.units or {None}
            for section in segment.sections or {None}
        )


def scope_of(appointments: Iterable[Appointment], today: date, main_unit: str) -> Scope:
    """Whom the holder of these appointments may address today.

    `main_unit` is the unit that is the office itself, the first one of `office.toml`.
    """
    held = [post for post in appointments if post.is_held_on(today)]
    return Scope(
        frozenset(_reach(post, main_unit) for post in held if post.role is Role.TRAINER)
        | frozenset(Reach() for post in held if post.role is Role.HEAD_OF_OFFICE)
    )


def _reach(post: Appointment, main_unit: str) -> Reach:
    unit = None if post.unit == main_unit else post.unit
    return Reach(unit or None, post.section or None)
