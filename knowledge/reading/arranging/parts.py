"""The parts of `office.toml` that are arranged in chat, by name: `jam`, `seksi:tikim`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from knowledge.reading.office.escalation_policy import URGENCIES

NEW = "+"
"""Stands for the id of what is added."""


class PartGroup(StrEnum):
    """What a part is about."""

    HOURS = "jam"
    DAYS_OFF = "libur"
    SECTION = "seksi"
    UNIT = "unit"
    TIERS = "jenjang"
    CALLS = "nomor"
    SWITCHES = "sakelar"
    RETENTION = "simpan"
    PILOT = "pilot"


_WHOLE = frozenset(
    {
        PartGroup.HOURS,
        PartGroup.DAYS_OFF,
        PartGroup.CALLS,
        PartGroup.SWITCHES,
        PartGroup.RETENTION,
        PartGroup.PILOT,
    }
)
"""Those of which an office has one."""


@dataclass(frozen=True)
class OfficePart:
    """One part: of a group, of a section or unit, and of an urgency where there are two."""

    group: PartGroup
    id: str = ""
    urgency: str = ""

    @classmethod
    def of(cls, name: str) -> Self:
        """Read the name of a part. Raises ValueError if it is none."""
        group, *rest = name.split(":")
        match PartGroup(group), rest:
            case alone, [] if alone in _WHOLE:
                return cls(alone)
            case ((PartGroup.SECTION | PartGroup.UNIT), [str(id)]) if id:
                return cls(PartGroup(group), id)
            case PartGroup.TIERS, [str(urgency), *section] if (
                urgency in URGENCIES and len(section) < 2
            ):
                return cls(PartGroup.TIERS, section[0] if section else "", urgency)
        raise ValueError(name)

    @property
    def name(self) -> str:
        return ":".join(filter(None, (self.group, self.urgency, self.id)))

    @property
    def is_new(self) -> bool:
        return self.id == NEW


def parts(tables: Mapping[str, Any]) -> list[OfficePart]:
    """Return every part that an office has."""
    sections = tables.get("sections", {})
    return [
        OfficePart(PartGroup.HOURS),
        OfficePart(PartGroup.DAYS_OFF),
        *(OfficePart(PartGroup.SECTION, id) for id in sections),
        *(OfficePart(PartGroup.UNIT, id) for id in tables.get("units", {})),
        *(OfficePart(PartGroup.TIERS, urgency=urgency) for urgency in URGENCIES),
        *(OfficePart(PartGroup.TIERS, id, urgency) for id in sections for urgency in URGENCIES),
        OfficePart(PartGroup.CALLS),
        OfficePart(PartGroup.SWITCHES),
        OfficePart(PartGroup.RETENTION),
        OfficePart(PartGroup.PILOT),
    ]
