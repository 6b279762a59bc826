"""The variables of content, filled in from `office.toml`: `{kantor}`, `{kota}`, `{kasi: paspor}`.

National texts name no office. A text names a post by what its section does, and says `{{` and `}}`
for a brace. `{lapor: …}` and `{jenjang: …}` are filled in elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Layers
from knowledge.reading.office.directory import Directory, OfficeSection
from knowledge.reading.office.functions import FUNCTIONS

T = TypeVar("T")

KNOWN = (
    "{kantor}, {kota}, {provinsi}, {kasi: …}, {seksi: …}, {singkatan: …}, {lapor: …}, "
    "{jenjang: …}, {fakta: …}"
)
_MARK = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
_ELSEWHERE = ("lapor", "jenjang")
_FACT = "fakta"
NO_FACTS: Mapping[str, str] = MappingProxyType({})
_OF_SECTIONS = ("kasi", "seksi", "singkatan")
_SECTION = "Seksi"
# What a section is called whose head has this title: a "Kasubbag" leads no "Seksi".
_LED_BY = {
    "Kasubbag": "Subbagian",
    "Kasubsi": "Subseksi",
    "Kabid": "Bidang",
    "Kabag": "Bagian",
}
# What is read where no section of the office does it. `check` says so once.
_NOBODYS = {
    "kasi": "kepala seksi yang berwenang",
    "seksi": "seksi yang berwenang",
    "singkatan": "seksi yang berwenang",
}
# In letters, what no variable is named is a blank for the officer.
_LETTERS = "letters"
_FILES = ("anomalies.toml", "facts.toml", "wanted.toml", "sources.toml")
# These lines give names, which addresses, buttons and counts are made of.
_NAMING = re.compile(r"(?:#{1,6} |(?:id|title|subject|aliases)\s*:|label\s*=)")


class Variables:
    """What stands for each variable in this office."""

    def __init__(self, office: Directory, facts: Mapping[str, str] = NO_FACTS) -> None:
        """`facts` are what stands for those of the office, by their ids."""
        self._office, self._facts = office, facts
        self._plain = {
            "kantor": next(iter(office.units.values())).name,
            "kota": office.city,
            "provinsi": office.province,
        }

    def value(self, mark: str) -> str | None:
        """Return what stands for the words between two braces; None if that is unknown."""
        # Word makes the first letter large and hardens spaces.
        name, _, function = (" ".join(part.split()) for part in mark.lower().partition(":"))
        if not function:
            return self._plain.get(name) or None
        if name == _FACT:
            return self._facts.get(function)
        section = self._section(function)
        if name not in _OF_SECTIONS or (section is None and function not in FUNCTIONS):
            return None
        if section is None:
            return _NOBODYS[name]
        if name == "kasi":
            return section.head
        kind = _LED_BY.get(section.head.partition(" ")[0], _SECTION)
        # "Tikim memeriksa" is said, "Umum memeriksa" is not.
        is_short = name == "singkatan" and kind == _SECTION
        return section.short if is_short else f"{kind} {section.short}"

    def filled(self, text: str) -> str:
        """Return the text with its variables filled in. What is unknown stays as it is."""
        return _MARK.sub(self._said, text) if "{" in text or "}" in text else text

    def everywhere(self, value: T) -> T:
        """Return a value with the variables of every text in it filled in."""
        return self._everywhere(value)  # type: ignore[no-any-return]

    def used(self, text: str) -> Mapping[str, str]:
        """Return the variables of a text as written there, each with what stands for it."""
        marks = dict.fromkeys(mark[0] for mark in _MARK.finditer(text) if mark[1] is not None)
        values = {mark: self.value(mark[1:-1]) for mark in marks}
        return {mark: value for mark, value in values.items() if value is not None}

    def misfits(self, layers: Layers) -> Iterator[Fault]:
        """Yield each variable that nothing stands for, and each one that stands in a name."""
        for path in _files(layers):
            text = path.read_bytes()
            lines = text.decode(errors="replace").splitlines() if b"{" in text else ()
            for number, line in enumerate(lines, start=1):
                for message in self._complaints(line, path) if "{" in line else ():
                    yield Fault(path, number, message)

    def _complaints(self, line: str, path: Path) -> Iterator[Message]:
        if path.suffix == ".toml" and line.startswith("#"):
            return
        is_blank_allowed = path.parent.name == _LETTERS
        for mark in _MARK.finditer(line):
            name = (mark[1] or "").lower().partition(":")[0].strip()
            if mark[1] is None or name in _ELSEWHERE:
                continue
            if self.value(mark[1]) is not None:
                if _NAMING.match(line):
                    yield Message("'{mark}': a heading or title holds no variable", mark=mark[0])
            elif name in self._plain:
                yield Message("'{mark}': office.toml does not say what stands for it", mark=mark[0])
            elif name in (*_OF_SECTIONS, _FACT) or not is_blank_allowed:
                yield Message(
                    "'{mark}' is no variable; known are: {known}", mark=mark[0], known=KNOWN
                )

    def _section(self, function: str) -> OfficeSection | None:
        return self._office.sections.get(self._office.section_of(function))

    def _said(self, mark: re.Match[str]) -> str:
        if mark[1] is None:
            return mark[0][0]
        return self.value(mark[1]) or mark[0]

    def _everywhere(self, value: Any) -> Any:
        match value:
            case str():
                return self.filled(value)
            case tuple():
                found = tuple(map(self._everywhere, value))
                return value if all(map(is_, found, value)) else found
            case Mapping():
                return {key: self._everywhere(one) for key, one in value.items()}
            case _ if is_dataclass(value) and not isinstance(value, type):
                changed = {
                    field.name: new
                    for field in fields(value)
                    if (new := self._everywhere(old := getattr(value, field.name))) is not old
                }
                return replace(value, **changed) if changed else value
            case _:
                return value


def _files(layers: Layers) -> Iterator[Path]:
    for folder in layers.folders:
        yield from sorted(folder.glob("*/*.md"))
        yield from sorted(folder.glob("sources/*.toml"))
        yield from (folder / name for name in _FILES if (folder / name).exists())
