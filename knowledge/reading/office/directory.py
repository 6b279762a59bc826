"""The office's sections, units, hours, tiers and contacts: `office.toml`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Message
from knowledge.reading.office import (
    escalation_policy,
    functions,
    opening_hours,
    outside,
    pilot,
    protection,
    retention_plan,
)
from knowledge.reading.office.escalation_policy import EscalationPolicies
from knowledge.reading.office.opening_hours import Calendar, OpeningHours
from knowledge.reading.office.outside import Outside
from knowledge.reading.office.protection import Protection
from knowledge.reading.office.retention_plan import RetentionPlan
from knowledge.reading.toml_file import Complaint

FORMER = "former_sections"
"""The table of sections that are gone: what they have done names them."""
_TABLES = {
    FORMER,
    "name",
    "timezone",
    "city",
    "province",
    "functions",
    "sections",
    "units",
    "hours",
    "calendar",
    "tiers",
    "retention",
    "outside",
    "data_protection",
    "pilot",
}
TIMEZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak")
_NAMES = {"name", "short", "head"}
_WORDS = {"sections": _NAMES, FORMER: _NAMES, "units": {"name"}}
_SECTION_HEAD, _HEAD_OF_OFFICE = "kepala_seksi", "kepala_kantor"
_OPTIONAL = {
    "sections": {"tiers"},
    FORMER: set[str](),
    "units": {"coordinator", "address", "phone"},
}


@dataclass(frozen=True)
class OfficeSection:
    """A section of the office: its full name, its short one, and the post that leads it."""

    id: str
    name: str
    short: str
    head: str
    tiers: EscalationPolicies = field(default_factory=dict)
    """Only the values that differ from the office's."""


@dataclass(frozen=True)
class Unit:
    """A place where officers work: the office itself or one of its UKK."""

    id: str
    name: str
    has_coordinator: bool = False
    """Whether the unit has the post of a coordinator. Who holds it is not in this file."""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Directory:
    """The office as `office.toml` describes it."""

    name: str
    sections: Mapping[str, OfficeSection]
    units: Mapping[str, Unit]
    hours: OpeningHours
    calendar: Calendar
    tiers: EscalationPolicies
    outside: Outside = field(default_factory=Outside)
    retention: RetentionPlan = field(default_factory=RetentionPlan)
    protection: Protection = field(default_factory=Protection)
    pilot_begins: date | None = None
    """The first day of use, if the office has a pilot."""
    city: str = ""
    province: str = ""
    functions: Mapping[str, str] = field(default_factory=dict)
    """Which section does what. Only what content names must be there."""
    former: Mapping[str, OfficeSection] = field(default_factory=dict)
    """Sections that are gone."""

    def section(self, id: str) -> OfficeSection:
        """Return a section, also one that is gone. One that nobody knows is called by its id."""
        known = self.sections.get(id) or self.former.get(id)
        return known or OfficeSection(id, id, id, f"Kepala seksi {id}")

    def section_of(self, owner: str) -> str:
        """Return the section that does what content names; a section's own id stands for itself.

        What neither is stays as it is.
        """
        return self.functions.get(owner, owner)

    def unit_name(self, unit_id: str) -> str:
        """Return the name of a unit. One that the office has no more keeps its id."""
        unit = self.units.get(unit_id)
        return unit.name if unit else unit_id


def load(path: Path, others: Collection[str] | None = None) -> Directory:
    """Read the office's directory. `others` names the tables that somebody else reads; None: any.

    Raises:
        BrokenKnowledge: with every fault of the file.
    """
    file = toml_file.read(path)
    file.refuse(_complaints(file.tables, others))
    data = file.tables
    return Directory(
        name=data["name"],
        sections={id: _section(id, words) for id, words in data["sections"].items()},
        units={id: _unit(id, words) for id, words in data["units"].items()},
        hours=opening_hours.hours(data["hours"]),
        calendar=opening_hours.calendar(data.get("calendar", {})),
        tiers=escalation_policy.policies(data["tiers"]),
        outside=outside.outside(data.get("outside", {})),
        retention=retention_plan.plan(data.get("retention", {})),
        protection=protection.protection(data.get("data_protection", {})),
        pilot_begins=pilot.begins(data.get("pilot", {})),
        city=data.get("city", ""),
        province=data.get("province", ""),
        functions=data.get("functions", {}),
        former={id: _section(id, words) for id, words in data.get(FORMER, {}).items()},
    )


def _section(id: str, words: dict[str, Any]) -> OfficeSection:
    own = escalation_policy.policies(words.get("tiers", {}))
    return OfficeSection(id, words["name"], words["short"], words["head"], own)


def _unit(id: str, words: dict[str, Any]) -> Unit:
    return Unit(
        id,
        words["name"],
        words.get("coordinator", False),
        words.get("address", ""),
        words.get("phone", ""),
    )


def _complaints(data: Mapping[str, Any], others: Collection[str] | None) -> Iterator[Complaint]:
    if not isinstance(data.get("name"), str):
        yield "", Message("'name' of the office is missing")
    if "timezone" in data and data["timezone"] not in TIMEZONES:
        yield (
            "timezone",
            Message("'timezone' must be one of: {known}", known=", ".join(TIMEZONES)),
        )
    for key in ("city", "province"):
        if not isinstance(data.get(key, ""), str):
            yield key, Message("'{key}' of the office must be a text", key=key)
    known = data.keys() if others is None else _TABLES.union(others)
    for table in data.keys() - known:
        yield (
            f"[{table}",
            Message(
                "[{table}] is no table here; known are: {known}",
                table=table,
                known=", ".join(sorted(known)),
            ),
        )
    yield from _entry_complaints("sections", data.get("sections"))
    yield from _entry_complaints("units", data.get("units"))
    if FORMER in data:
        yield from _entry_complaints(FORMER, data[FORMER])
    yield from opening_hours.hours_complaints(data.get("hours"))
    yield from opening_hours.calendar_complaints(data.get("calendar", {}))
    yield from escalation_policy.complaints(data.get("tiers"))
    yield from retention_plan.complaints(data.get("retention", {}))
    yield from protection.complaints(data.get("data_protection", {}))
    yield from pilot.complaints(data.get("pilot", {}))
    sections = data.get("sections")
    yield from functions.complaints(
        data.get("functions", {}), sections if isinstance(sections, dict) else {}
    )
    yield from outside.complaints(
        data.get("outside", {}), sections if isinstance(sections, dict) else {}
    )


def _entry_complaints(table: str, entries: Any) -> Iterator[Complaint]:
    if not isinstance(entries, dict) or not entries:
        yield f"[{table}", Message("there is no [{table}.…] table", table=table)
        return
    for id, words in entries.items():
        where = f"[{table}.{id}]"
        if not isinstance(words, dict):
            yield id, Message("{where} must be a table", where=where)
            continue
        for key in sorted(_WORDS[table] - words.keys()):
            yield where, Message("{where} lacks '{key}'", where=where, key=key)
        for key in sorted(words.keys() - _WORDS[table] - _OPTIONAL[table]):
            yield where, Message("{where} has unknown '{key}'", where=where, key=key)
        for key in sorted(words.keys() & (_WORDS[table] | {"address", "phone"})):
            if not isinstance(words[key], str):
                yield where, Message("{where} '{key}' must be a text", where=where, key=key)
        if not isinstance(words.get("coordinator", False), bool):
            yield where, Message("{where} 'coordinator' must be true or false", where=where)
        yield from escalation_policy.complaints(
            words.get("tiers", {}), f"{table}.{id}.tiers", is_complete=False
        )


def title_of(office: Directory, role: str, section: str) -> str:
    """Return how a source names the post that has confirmed it. It names no person."""
    found = office.sections.get(section)
    if role == _SECTION_HEAD and found is not None:
        return found.head
    if role == _HEAD_OF_OFFICE or found is None:
        return "Kepala Kantor"
    return f"pengelola SOP {found.short}"
