"""The audience of an announcement, as a value. A pure rule."""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self

from office.people import Employment, Member, Reach, sections_of


@dataclass(frozen=True)
class Segment:
    """The audience: members who fit each of these sets. An empty set restricts nothing.

    Units and sections are ids of `office.toml`; roles and employment are words of `office.people`.
    """

    sections: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    employment: frozenset[str] = frozenset()
    # Only those who have not read the announcement with this id.
    unread_of: int | None = None
    # The number by which people speak of it.
    unread_number: int | None = None

    @property
    def is_unrestricted(self) -> bool:
        """Whether it leaves nobody out by place, post or employment."""
        is_every_kind = not self.employment or self.employment >= set(Employment)
        return is_every_kind and not (self.sections or self.units or self.roles)

    def is_within(self, reach: Reach) -> bool:
        """Whether everybody whom it can address is within that reach."""
        return all(
            reach.covers(unit, section)
            for unit in self.units or {None}
            for section in self.sections or {None}
        )

    def to_json(self) -> str:
        data = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps(data, default=sorted)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        unread_of = data.pop("unread_of", None)
        number = data.pop("unread_number", None)
        sets = {name: frozenset(ids) for name, ids in data.items()}
        return cls(unread_of=unread_of, unread_number=number, **sets)

    def without_unread(self) -> Self:
        """Return the same segment without the restriction to those who have not read something."""
        return replace(self, unread_of=None, unread_number=None)


def select(
    segment: Segment, members: Iterable[Member], today: date, unread: Container[int] = ()
) -> list[Member]:
    """Return the active members in the segment on that day.

    `unread` holds the ids of those who have not read the announcement `unread_of`.
    """
    return [
        member
        for member in members
        if member.is_active
        and _fits(segment.units, {member.unit})
        and _fits(segment.sections, sections_of(member, today))
        and _fits(segment.roles, member.roles_on(today))
        and _fits(segment.employment, {member.employment})
        and (segment.unread_of is None or member.id in unread)
    ]


def _fits(wanted: frozenset[str], has: Iterable[str]) -> bool:
    return not wanted or any(one in wanted for one in has)
