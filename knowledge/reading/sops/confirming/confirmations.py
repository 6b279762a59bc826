"""What the office has confirmed: `confirmed.toml` clears the marks of unverified sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.confirming import verdicts
from knowledge.reading.sops.confirming.applying import MARK
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved, Place, place_of
from knowledge.reading.sops.sop import Section, Sop, Source

_TABLE = "confirmed"
_KNOWN = f"{_TABLE}, {verdicts.TABLE}"
_KEYS = {"by": str, "on": date, "with": str}
_ANSWER = "says"  # optional: the answer, if the text was only a question


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a section, when, and with which document. `says` answers what was open."""

    by: str
    on: date
    document: str
    says: str = ""

    @property
    def told(self) -> str:
        """Return who confirmed it, when, and with what, in one line."""
        return f"ditetapkan {self.by}, {self.on:%d-%m-%Y}: {self.document}"


Confirmed = Mapping[Place, Confirmation]


def load(path: Path) -> Confirmed:
    """Read the table. Without the file nothing is confirmed. Raises BrokenKnowledge."""
    if not path.exists():
        return {}
    file = toml_file.read(path)
    file.refuse(
        (
            f"[{name}",
            Message("[{name}] is no table here; known are: {known}", name=name, known=_KNOWN),
        )
        for name in sorted(file.tables.keys() - {_TABLE, verdicts.TABLE})
    )
    table: dict[str, Any] = file.tables.get(_TABLE, {})
    file.refuse(
        (
            place,
            Message('holds {{ by = "…", on = 2026-12-01, with = "…" }} and may hold says = "…"'),
        )
        for place, entry in table.items()
        if not _is_whole(entry)
    )
    return {
        place_of(place): Confirmation(
            entry["by"], entry["on"], entry["with"], entry.get(_ANSWER, "")
        )
        for place, entry in table.items()
    }


def followed(confirmed: Confirmed, moved: Moved | None) -> Confirmed:
    """Return the confirmations where their sections stand today. A split one stays behind."""
    if moved is None:
        return confirmed
    found: dict[Place, Confirmation] = {}
    for place, confirmation in confirmed.items():
        targets = moved.now(place)
        found[targets[0] if len(targets) == 1 else place] = confirmation
    return found


def misfits(path: Path, confirmed: Confirmed, library: Library) -> Iterator[Fault]:
    """Yield a fault for every confirmation of a section that does not exist."""
    present = {(sop.id, part.heading) for sop in library.values() for part in sop.sections}
    for place in confirmed:
        if place not in present:
            message = Message("'{place}' is no section of the shelf", place="/".join(place))
            yield dangling(path, 1, message, *place)


def applied(library: Library, confirmed: Confirmed) -> Library:
    """Return the library with the marks of confirmed sections cleared."""
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
    body = section.body
    if by.says:
        body = MARK.sub(lambda _: f": {by.says} ({by.told})", body, count=1)
    body = MARK.sub(lambda _: f" ({by.told})", body)
    sources = tuple(_settled(source, by) for source in section.sources)
    return replace(section, body=body, sources=sources, is_unconfirmed=False)


def _settled(source: Source, by: Confirmation) -> Source:
    """Return the source with the confirmation in place of an unverified one."""
    if not source.is_unverified:
        return source
    return replace(source, regulation=by.document, article="", title=by.told, confidence="K1")


def _is_whole(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and _KEYS.keys() <= entry.keys() <= {*_KEYS, _ANSWER}
        and all(isinstance(entry[key], kind) for key, kind in _KEYS.items())
        and isinstance(entry.get(_ANSWER, ""), str)
    )
