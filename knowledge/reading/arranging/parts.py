"""The parts of `office.toml` that are arranged in chat, by name: `jam`, `seksi:tikim`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from knowledge.reading.office.escalation_policy import URGENCIES

NEW = "+"
"""Stands for the id of what is added."""


class Group(StrEnum):
    """What a part is about."""

    HOURS = "jam"
    DAYS_OFF = "libur"
    SECTION = "seksi"
    UNIT = "unit"
    TIERS = "jenjang"
    CALLS = "nomor"
    SWITCHES = "sakelar"
    RETENTION = "simpan"


GROUPS = tuple(Group)
_WHOLE = frozenset({Group.HOURS, Group.DAYS_OFF, Group.CALLS, Group.SWITCHES, Group.RETENTION})
"""Those of which an office has one."""


@dataclass(frozen=True)
class Part:
    """One part: of a group, of a section or unit, and of an urgency where there are two."""

    group: Group
    id: str = ""
    urgency: str = ""

    @classmethod
    def of(cls, name: str) -> Self:
        """Read the name of a part. Raises ValueError if it is none."""
        group, *rest = name.split(":")
        match Group(group), rest:
            case alone, [] if alone in _WHOLE:
                return cls(alone)
            case ((Group.SECTION | Group.UNIT), [str(id)]) if id:
                return cls(Group(group), id)
            case Group.TIERS, [str(urgency), *section] if urgency in URGENCIES and len(section) < 2:
                return cls(Group.TIERS, section[0] if section else "", urgency)
        raise ValueError(name)

    @property
    def name(self) -> str:
        return ":".join(filter(None, (self.group, self.urgency, self.id)))

    @property
    def is_new(self) -> bool:
        return self.id == NEW


def parts(tables: Mapping[str, Any]) -> list[Part]:
    """Return every part that an office has."""
    sections = tables.get("sections", {})
    return [
        Part(Group.HOURS),
        Part(Group.DAYS_OFF),
        *(Part(Group.SECTION, id) for id in sections),
        *(Part(Group.UNIT, id) for id in tables.get("units", {})),
        *(Part(Group.TIERS, urgency=urgency) for urgency in URGENCIES),
        *(Part(Group.TIERS, id, urgency) for id in sections for urgency in URGENCIES),
        Part(Group.CALLS),
        Part(Group.SWITCHES),
        Part(Group.RETENTION),
    ]
