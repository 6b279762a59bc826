"""Whom a trainer trains: the whole office, a unit, or a section. A pure rule."""

from dataclasses import dataclass
from datetime import date

from office.people import Member, Role


@dataclass(frozen=True)
class Scope:
    """The members within a trainer's reach; each part is a unit, a section, or one in the other."""

    is_office_wide: bool = False
    parts: frozenset[tuple[str | None, str | None]] = frozenset()

    def covers(self, member: Member, today: date) -> bool:
        """Say whether the member is within reach."""
        section = section_of(member, today)
        return self.is_office_wide or any(
            unit in (None, member.unit) and wanted in (None, section) for unit, wanted in self.parts
        )

    def covers_unit(self, unit: str) -> bool:
        """Say whether everybody of a unit is within reach."""
        return self.is_office_wide or (unit, None) in self.parts

    def __bool__(self) -> bool:
        return self.is_office_wide or bool(self.parts)


def scope_of(trainer: Member, today: date, main_unit: str | None) -> Scope:
    """Gather the trainer's posts of today; false where he holds none.

    A post without a section at the main unit, or at none, is the whole office's; one with a
    section there is that section's in every unit.
    """
    parts = {
        (None if post.unit == main_unit else post.unit, post.section)
        for post in trainer.appointments
        if post.role is Role.TRAINER and post.is_held_on(today)
    }
    return Scope((None, None) in parts, frozenset(parts))


def section_of(member: Member, today: date) -> str | None:
    """The section that a member works for, if his posts of today name one."""
    sections = [
        (post.role is not Role.OFFICER, post.section)
        for post in member.appointments
        if post.is_held_on(today) and post.section is not None
    ]
    return min(sections)[1] if sections else None
