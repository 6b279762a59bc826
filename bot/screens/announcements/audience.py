"""The audience of an announcement, as buttons and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from bot.telegram import ForgedData
from bot.texts.announcements import form as texts
from knowledge.reading.office.directory import Directory
from office.announcements import Segment
from office.people import Reach


class AudienceKind(StrEnum):
    """The kinds of restriction. A button carries the first letter."""

    SECTIONS = "s"
    UNITS = "u"
    ROLES = "r"
    EMPLOYMENT = "e"

    @property
    def field(self) -> str:
        """The name of the segment's set."""
        return _FIELDS[self]


_FIELDS = {
    AudienceKind.SECTIONS: "sections",
    AudienceKind.UNITS: "units",
    AudienceKind.ROLES: "roles",
    AudienceKind.EMPLOYMENT: "employment",
}


@dataclass(frozen=True)
class Choice:
    """One restriction that can be chosen or removed."""

    id: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Audience:
    """Whom a trainer may address in this office, and what the groups are called."""

    directory: Directory
    reach: Reach

    def widest(self) -> Segment:
        """Return everybody within reach, or its first part if no single segment covers it."""
        if self.reach.is_office_wide:
            return Segment()
        if self.reach.units:
            return Segment(units=self.reach.units)
        if self.reach.sections:
            return Segment(sections=self.reach.sections)
        pairs = sorted((part.unit or "", part.section or "") for part in self.reach.parts)
        unit, section = pairs[0] if pairs else ("", "")
        return Segment(units=frozenset({unit} - {""}), sections=frozenset({section} - {""}))

    def choices(self, group: AudienceKind, chosen: Segment | None) -> list[Choice]:
        """Return the changes that address nobody out of reach. `chosen` None: nothing yet."""
        base = chosen or self._without(group)
        ids = getattr(base, group.field)
        return [
            Choice(id, label, id in ids)
            for id, label in self._labels(group).items()
            if self._is_of_use(chosen, changed(base, group, id, is_wanted=id not in ids))
        ]

    def _is_of_use(self, chosen: Segment | None, after: Segment) -> bool:
        """The widest audience has a button of its own. The last restriction may be removed."""
        if chosen is None and after == self.widest():
            return False
        is_taken_back = after == Segment() and chosen != self.widest()
        return is_taken_back or after.is_within(self.reach)

    def change(self, chosen: Segment | None, group: str, id: str, is_wanted: str) -> Segment | None:
        """Do what a button of `choices` says. Returns None if the last choice was removed.

        Raises:
            ForgedData: no such button was ever shown.
        """
        if group not in list(AudienceKind) or id not in self._labels(AudienceKind(group)):
            raise ForgedData
        base = chosen or self._without(AudienceKind(group))
        after = changed(base, AudienceKind(group), id, is_wanted=is_wanted == "1")
        return None if is_wanted == "0" and after in (Segment(), self.widest()) else after

    def _without(self, group: AudienceKind) -> Segment:
        """The widest audience with nothing chosen of that kind yet."""
        return narrowed(self.widest(), group, frozenset())

    def described(self, segment: Segment) -> str:
        """Say the segment in words: UKK OKU · PPNPN · yang belum membaca #12."""
        parts = [
            ", ".join(self._names(group, chosen))
            for group in AudienceKind
            if (chosen := getattr(segment, group.field))
        ]
        if segment.unread_of is not None:
            parts.append(texts.unread_of(segment.unread_number or segment.unread_of))
        return " · ".join(parts) or texts.WHOLE_OFFICE

    def _names(self, group: AudienceKind, chosen: frozenset[str]) -> list[str]:
        """Return what was chosen, in the order of the buttons, then what is gone since then."""
        labels = self._labels(group)
        gone = sorted(chosen - labels.keys())
        if group is AudienceKind.SECTIONS:
            gone = [self.directory.section(id).short for id in gone]
        return [*(label for id, label in labels.items() if id in chosen), *gone]

    def _labels(self, group: AudienceKind) -> Mapping[str, str]:
        match group:
            case AudienceKind.SECTIONS:
                return {section.id: section.short for section in self.directory.sections.values()}
            case AudienceKind.UNITS:
                return {unit.id: unit.name for unit in self.directory.units.values()}
            case AudienceKind.ROLES:
                return texts.ROLES
            case AudienceKind.EMPLOYMENT:
                return texts.EMPLOYMENT


def changed(segment: Segment, group: AudienceKind, id: str, *, is_wanted: bool) -> Segment:
    """Return the segment with that restriction added or removed. A second tap changes nothing."""
    chosen: frozenset[str] = getattr(segment, group.field)
    return narrowed(segment, group, chosen | {id} if is_wanted else chosen - {id})


def narrowed(segment: Segment, group: AudienceKind, ids: frozenset[str]) -> Segment:
    """Return the segment with that restriction as the only one of its kind."""
    values = {field.name: getattr(segment, field.name) for field in fields(segment)}
    return replace(segment, **{**values, group.field: ids})
