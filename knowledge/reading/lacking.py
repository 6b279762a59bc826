"""What names an SOP or section that the office lacks: it is hidden, and told in one line an SOP.

An office may leave out, turn off or replace national SOPs. What still names them is no fault then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Layers
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import headings_of, slug

_ROOMS = ("sop", "issuers")


@dataclass(frozen=True)
class Stock:
    """The SOPs and sections that the office has, and those that it could have."""

    library: Library
    off: Mapping[str, Sop]
    layers: Layers
    listed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of every SOP that was ever published, the slugs of its headings."""

    def has(self, sop_id: str, heading: str = "") -> bool:
        """Whether the SOP is in use, with that heading if one is given. A slug will do."""
        sop = self.library.get(sop_id)
        return sop is not None and (not heading or sop.find(slug(heading)) is not None)

    def lacks(self, sop_id: str, heading: str = "") -> bool:
        """Whether it is missing because the office goes without it, not because of a mistake."""
        if sop_id not in self.library:
            is_known = sop_id in self.off or sop_id in self.listed
            return not self.library or is_known
        national = self._replaced(sop_id)
        return national is not None and slug(heading) in {
            *self.listed.get(sop_id, ()),
            *map(slug, headings_of(national)),
        }

    def _replaced(self, sop_id: str) -> Path | None:
        """Return the national file of which the office has a text of its own."""
        sop = self.library[sop_id]
        if self.layers.office is None or self.layers.is_national(sop.path):
            return None
        files = (self.layers.national / room / f"{sop_id}.md" for room in _ROOMS)
        return next((file for file in files if file.exists()), None)

    def sorted_out(self, found: Iterable[Fault]) -> tuple[list[Fault], list[Fault]]:
        """Return the faults, and apart from them what only names what the office lacks."""
        faults: list[Fault] = []
        loose: list[Fault] = []
        for fault in found:
            is_loose = fault.names is not None and (
                self.lacks(*fault.names) or self._outlives(fault)
            )
            (loose if is_loose else faults).append(fault)
        return faults, loose

    def _outlives(self, fault: Fault) -> bool:
        """Whether the office names a section that a newer national shelf has no more."""
        sop_id, heading = fault.names or ("", "")
        is_own = self.layers.office is not None and not self.layers.is_national(fault.path)
        sop = self.library.get(sop_id)
        is_below = sop is not None and self.layers.is_national(sop.path)
        return is_own and is_below and slug(heading) in self.listed.get(sop_id, ())

    def warnings(self, loose: Iterable[Fault]) -> Iterator[Fault]:
        """Yield a line for each SOP that is named and lacking, with the files that name it."""
        named: dict[tuple[str, str], set[str]] = {}
        for fault in loose:
            is_own = self.layers.office is not None and not self.layers.is_national(fault.path)
            if fault.names and (fault.hides or is_own):
                sop_id, heading = fault.names
                place = (sop_id, slug(heading) if sop_id in self.library else "")
                named.setdefault(place, set()).add(self.layers.path_of(fault.path))
        if not self.library:
            files = ", ".join(sorted(set().union(*named.values())))
            message = Message("there is no SOP; hidden is what names one in {files}", files=files)
            yield Fault(self.layers.top / "sop", 1, message)
            return
        for (sop_id, heading), paths in sorted(named.items()):
            files = ", ".join(sorted(paths))
            if heading:
                message = Message(
                    "it has no section '{heading}'; hidden is what names it in {files}",
                    heading=heading,
                    files=files,
                )
            else:
                message = Message(
                    "the SOP '{sop_id}' is not in use; hidden is what names it in {files}",
                    sop_id=sop_id,
                    files=files,
                )
            yield Fault(self._file(sop_id), 1, message)

    def _file(self, sop_id: str) -> Path:
        if sop_id in self.library:
            return self.library[sop_id].path
        files = (self.layers.own(f"{room}/{sop_id}.md") for room in _ROOMS)
        return next((file for file in files if file.exists()), self.layers.top / "sop")
