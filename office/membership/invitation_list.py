"""Reads a list of people to invite from a spreadsheet: all of it, or what is wrong with it.

A pure rule. The first line names the columns: nama, peran, unit, seksi, kepegawaian. Only nama and
peran are required. A list with a fault invites nobody.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from office import privacy
from office.people import Employment, NewMember, Role
from office.people.names import in_title_case

MOST_PEOPLE = 200
MOST_BYTES = 100_000
LONGEST_NAME = 60
SHORTEST_NAME = 2
COLUMNS = ("nama", "peran", "unit", "seksi", "kepegawaian")
_NEEDED = ("nama", "peran")


class LineFault(StrEnum):
    """What can be wrong with a line, or with the whole list."""

    NO_TEXT = "no_text"
    NO_COLUMN = "no_column"
    EMPTY = "empty"
    TOO_MANY = "too_many"
    NAME = "name"
    TWICE = "twice"
    MEMBER = "member"
    INVITED = "invited"
    ROLE = "role"
    UNIT = "unit"
    SECTION = "section"
    NO_SECTION = "no_section"
    EMPLOYMENT = "employment"


@dataclass(frozen=True)
class FaultyLine:
    """A fault, its line in the file, and the wrong words. Line 0 is the whole file."""

    line: int
    fault: LineFault
    words: str = ""


class FaultyList(Exception):
    """The list has faults, so nobody is invited."""

    def __init__(self, lines: Sequence[FaultyLine]) -> None:
        super().__init__(lines)
        self.lines = tuple(lines)


@dataclass(frozen=True)
class Structure:
    """The names of units and sections in lower case, with their ids."""

    units: Mapping[str, str]
    sections: Mapping[str, str]
    main_unit: str


@dataclass(frozen=True)
class TakenNames:
    """The names that are taken, in lower case."""

    members: Collection[str] = field(default_factory=frozenset)
    invited: Collection[str] = field(default_factory=frozenset)


def name_fault(name: str, known: TakenNames) -> LineFault | None:
    """Return what is wrong with a name, or None. A second person of a name needs an initial."""
    has_fitting_length = SHORTEST_NAME <= len(name) <= LONGEST_NAME
    if not has_fitting_length or any(letter.isdigit() for letter in name):
        return LineFault.NAME
    # In the spreadsheet with the links a name that begins like this would be a formula.
    if not name[0].isalpha() or privacy.MASK in name:
        return LineFault.NAME
    if name.casefold() in known.members:
        return LineFault.MEMBER
    return LineFault.INVITED if name.casefold() in known.invited else None


def read(content: bytes, structure: Structure, known: TakenNames) -> tuple[NewMember, ...]:
    """Read the list.

    Raises:
        FaultyList: every fault that was found, in the order of the lines.
    """
    rows = _rows(_text(content))
    people: list[NewMember] = []
    faults: list[FaultyLine] = []
    taken: set[str] = set()
    for line, row in rows:
        found = list(_faults(row, structure, known, taken))
        faults += [FaultyLine(line, fault, words) for fault, words in found]
        taken.add(row["nama"].casefold())
        if not found:
            people.append(_newcomer(row, structure))
    if faults:
        raise FaultyList(faults)
    return tuple(people)


def _text(content: bytes) -> str:
    """Decode what a spreadsheet saves: UTF-8 with or without its mark, or Windows' encoding."""
    if b"\0" in content or len(content) > MOST_BYTES:
        raise FaultyList([FaultyLine(0, LineFault.NO_TEXT)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    # Spreadsheets in Indonesian separate the columns with semicolons.
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error:
        raise FaultyList([FaultyLine(0, LineFault.NO_TEXT)]) from None
    header = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise FaultyList([FaultyLine(1, LineFault.NO_COLUMN, ", ".join(missing))])
    rows = [(line, _row(header, cells)) for line, cells in lines[1:]]
    if not rows:
        raise FaultyList([FaultyLine(0, LineFault.EMPTY)])
    if len(rows) > MOST_PEOPLE:
        raise FaultyList([FaultyLine(0, LineFault.TOO_MANY, str(len(rows)))])
    return rows


def _row(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    filled = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
    return {column: filled.get(column, "") for column in COLUMNS}


def _faults(
    row: Mapping[str, str], structure: Structure, known: TakenNames, taken: Collection[str]
) -> Iterable[tuple[LineFault, str]]:
    name, unit, section = row["nama"], row["unit"].casefold(), row["seksi"].casefold()
    against = name_fault(name, known)
    if against is not None:
        yield against, "" if privacy.mask(name).kinds else name
    elif name.casefold() in taken:
        yield LineFault.TWICE, name
    roles = _roles(row["peran"])
    if not roles:
        yield LineFault.ROLE, row["peran"]
    if unit and unit not in structure.units:
        yield LineFault.UNIT, row["unit"]
    if section and section not in structure.sections:
        yield LineFault.SECTION, row["seksi"]
    elif not section and Role.SECTION_HEAD in roles:
        yield LineFault.NO_SECTION, name
    if row["kepegawaian"] and row["kepegawaian"].casefold() not in set(Employment):
        yield LineFault.EMPLOYMENT, row["kepegawaian"]


def _roles(words: str) -> tuple[Role, ...]:
    """Read roles joined by a plus sign. Empty if one of them is unknown."""
    named = [part.strip().casefold().replace(" ", "_") for part in words.split("+")]
    if not all(name in set(Role) for name in named):
        return ()
    return tuple(dict.fromkeys(Role(name) for name in named))


def _newcomer(row: Mapping[str, str], structure: Structure) -> NewMember:
    section = row["seksi"].casefold()
    return NewMember(
        name=in_title_case(row["nama"]),
        unit=structure.units[row["unit"].casefold()] if row["unit"] else structure.main_unit,
        roles=_roles(row["peran"]),
        section=structure.sections[section] if section else None,
        employment=Employment(row["kepegawaian"].casefold() or Employment.PNS),
    )
