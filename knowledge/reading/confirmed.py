"""What the office has confirmed: `confirmed.toml` clears the marks of what was unverified."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault
from knowledge.reading.library import Library
from knowledge.reading.moved import Place, place_of
from knowledge.reading.sop import Section, Sop

_MARK = re.compile(
    r"(?i)\s*[—–:,(]?\s*belum (?:ter|di)verifikasi(?:\s*[—–-]\s*tanyakan [^.;)]+)?\)?"
)
_KEYS = {"by": str, "on": date, "with": str}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a section, when, and with which document."""

    by: str
    on: date
    document: str


Confirmed = Mapping[Place, Confirmation]


def load(path: Path) -> Confirmed:
    """Read the table; without the file nothing is confirmed. Raises BrokenKnowledge."""
    if not path.exists():
        return {}
    file = toml_file.read(path)
    table: dict[str, Any] = file.tables.get("confirmed", {})
    file.refuse(
        (place, 'holds { by = "…", on = 2026-12-01, with = "…" }')
        for place, entry in table.items()
        if not _is_whole(entry)
    )
    return {
        place_of(place): Confirmation(entry["by"], entry["on"], entry["with"])
        for place, entry in table.items()
    }


def misfits(path: Path, confirmed: Confirmed, library: Library) -> Iterator[Fault]:
    """Yield a fault for every confirmation of a section that is not there."""
    present = {(sop.id, part.heading) for sop in library.values() for part in sop.sections}
    for place in confirmed:
        if place not in present:
            yield Fault(path, 1, f"'{'/'.join(place)}' is no section of the shelf")


def applied(library: Library, confirmed: Confirmed) -> Library:
    """The library with the marks of confirmed sections cleared."""
    if not confirmed:
        return library
    sops = {sop.id: _cleared(sop, confirmed) for sop in library.values()}
    return Library(sops, library.fingerprint)


def _cleared(sop: Sop, confirmed: Confirmed) -> Sop:
    sections = tuple(
        _clear(section, confirmed[place])
        if (place := (sop.id, section.heading)) in confirmed
        else section
        for section in sop.sections
    )
    return replace(sop, sections=sections)


def _clear(section: Section, by: Confirmation) -> Section:
    said = f" (ditetapkan {by.by}, {by.on:%d-%m-%Y}: {by.document})"
    body = _MARK.sub(lambda _: said, section.body)
    return replace(section, body=body, is_unconfirmed=False)


def _is_whole(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == _KEYS.keys()
        and all(isinstance(entry[key], kind) for key, kind in _KEYS.items())
    )
