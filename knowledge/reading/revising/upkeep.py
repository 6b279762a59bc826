"""How long what a section says may be trusted, and when the office last said that it still holds.

What an SOP says is reviewed in up to three parts, by what its sections hold: money and deadlines,
practice, law. Each part has its own span. `reviewed.toml` of the office holds the day on which each
section was last confirmed, so that a review changes no text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sources.catalogue import is_law

FILE = "reviewed.toml"
_MONEY = re.compile(r"\bRp ?\d|\b\d+ (?:hari|jam|menit|minggu|bulan)\b", re.I)


class PartKind(StrEnum):
    """What the sections of a part hold."""

    MONEY = "uang"
    PRACTICE = "praktik"
    LAW = "hukum"


SPANS: Mapping[PartKind, timedelta] = {
    PartKind.MONEY: timedelta(days=90),
    PartKind.PRACTICE: timedelta(days=180),
    PartKind.LAW: timedelta(days=365),
}
Reviewed = Mapping[str, Mapping[str, date]]
"""When each section was last confirmed, by SOP and slug."""


@dataclass(frozen=True)
class SopPart:
    """Sections of one SOP that are reviewed together."""

    sop_id: str
    owner: str
    kind: PartKind
    sections: tuple[Section, ...]
    reviewed_on: date
    due_on: date

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(section.slug for section in self.sections)


def is_of_money(line: str) -> bool:
    """Whether a line names an amount or a time."""
    return bool(_MONEY.search(line))


def kind_of(section: Section) -> PartKind:
    """Return what a section holds: what changes fastest decides."""
    if is_of_money(without_footnotes(section.body)):
        return PartKind.MONEY
    grounds = section.sources
    if grounds and all(is_law(source.regulation) for source in grounds):
        return PartKind.LAW
    return PartKind.PRACTICE


def parts(sop: Sop) -> list[SopPart]:
    """Return the parts of an SOP, those with the shortest span first."""
    found: dict[PartKind, list[Section]] = {}
    for section in sop.sections:
        found.setdefault(kind_of(section), []).append(section)
    return [_part(sop, kind, tuple(found[kind])) for kind in PartKind if kind in found]


def _part(sop: Sop, kind: PartKind, sections: tuple[Section, ...]) -> SopPart:
    day = min(max(sop.reviewed_at, section.reviewed_on or date.min) for section in sections)
    span = SPANS[kind]
    # An owner may want to see an SOP sooner.
    if sop.review_every is not None:
        span = min(span, sop.review_every)
    return SopPart(sop.id, sop.section, kind, sections, day, day + span)


def due_on(sop: Sop) -> date:
    """Return the day by which the next of its parts must be reviewed."""
    return min((part.due_on for part in parts(sop)), default=date.max)


# --- reviewed.toml ---


def load(path: Path) -> Reviewed:
    """Read the file of the office. Without it nothing was confirmed. Raises BrokenKnowledge."""
    if not path.exists():
        return {}
    file = toml_file.read(path)
    file.refuse(
        (f"[{sop}", Message("a review is a day below its SOP: [id], section = 2026-12-01"))
        for sop, days in file.tables.items()
        if not isinstance(days, dict) or not all(type(day) is date for day in days.values())
    )
    return file.tables


def written(reviewed: Reviewed) -> str:
    """Return the text of the file."""
    tables = (
        f"[{sop}]\n"
        + "".join(f"{slug} = {day.isoformat()}\n" for slug, day in sorted(days.items()))
        for sop, days in sorted(reviewed.items())
        if days
    )
    return "# When a section was last confirmed as still in force. Written by taps in chat.\n\n" + (
        "\n".join(tables)
    )


def misfits(path: Path, reviewed: Reviewed, library: Library) -> Iterator[Fault]:
    """Yield a fault for every day of a section that does not exist."""
    for sop_id, days in reviewed.items():
        sop = library.get(sop_id)
        for slug in days:
            if sop is None or sop.find(slug) is None:
                message = Message("'{place}' is no section of the shelf", place=f"{sop_id}/{slug}")
                yield dangling(path, 1, message, sop_id, slug, hides=False)


def applied(library: Library, reviewed: Reviewed) -> Library:
    """Return the library with the days, and with what has changed below sections since."""
    sops = {sop.id: _applied(sop, reviewed.get(sop.id, {})) for sop in library.values()}
    return Library(sops, library.fingerprint, library.off, library.files)


def _applied(sop: Sop, days: Mapping[str, date]) -> Sop:
    sections = tuple(_section(section, days.get(section.slug)) for section in sop.sections)
    same = all(new is old for new, old in zip(sections, sop.sections, strict=True))
    return sop if same else replace(sop, sections=sections)


def _section(section: Section, day: date | None) -> Section:
    changed = tuple(
        source.document
        for source in section.sources
        if source.document
        and source.document.changed_on
        and (day is None or day < source.document.changed_on)
    )
    if day is None and not changed:
        return section
    return replace(section, reviewed_on=day, changed=tuple(dict.fromkeys(changed)))
