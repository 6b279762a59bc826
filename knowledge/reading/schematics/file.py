"""Reads the schematic pictures: one TOML file each, in `knowledge/pictures/`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.schematics.schematic import (
    PartLook,
    Schematic,
    SchematicPart,
    Schematics,
)
from knowledge.reading.sops import quotes
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.quotes import SectionQuote
from knowledge.reading.toml_file import Complaint, TomlFile

LONGEST_TITLE = 24  # a button
MOST_PARTS = 8
_WHOLE = 100  # boxes are percents of the page


def load(folder: Folder) -> Schematics:
    """Read every schematic of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, Schematic] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = _schematic(toml_file.read(path))
        except BrokenKnowledge as error:
            faults += error.faults
    if faults:
        raise BrokenKnowledge(faults)
    return found


def misfits(folder: Folder, schematics: Schematics, library: Library) -> Iterator[Fault]:
    """Yield a fault for every section that a schematic quotes and the library lacks."""
    for one in schematics.values():
        yield from quotes.misfits(folder / f"{one.id}.toml", one.quotes, library)


def outdated(folder: Folder, schematics: Schematics, library: Library) -> Iterator[Fault]:
    """Yield a fault for every quotation that its section no longer holds. It is not shown."""
    for one in schematics.values():
        yield from quotes.outdated(folder / f"{one.id}.toml", one.quotes, library)


def shown(schematics: Schematics, has: Callable[[str], bool]) -> Schematics:
    """Return the schematics that quote an SOP which the office has."""
    return {
        id: schematic
        for id, schematic in schematics.items()
        if any(has(quote.sop_id) for quote in schematic.quotes)
    }


def _schematic(file: TomlFile) -> Schematic:
    file.refuse(_complaints(file.tables))
    tables = file.tables
    return Schematic(
        file.path.stem,
        tables["title"],
        tables["purpose"],
        tables["height"],
        tuple(map(_part, tables["parts"])),
        tuple(quote for written in tables["forged"] if (quote := _quote(written))),
    )


def _part(written: Mapping[str, Any]) -> SchematicPart:
    left, top, width, height = written["box"]
    look = PartLook(written["look"])
    return SchematicPart(written["name"], look, (left, top, width, height), _quote(written))


def _quote(written: Mapping[str, Any]) -> SectionQuote | None:
    return SectionQuote.of(written) if "says" in written else None


def _complaints(tables: Mapping[str, Any]) -> Iterator[Complaint]:
    for key in ("title", "purpose"):
        if not isinstance(tables.get(key), str) or not tables[key].strip():
            yield key, Message("lacks '{key}'", key=key)
    if len(str(tables.get("title", ""))) > LONGEST_TITLE:
        yield (
            "title",
            Message(
                "title may have at most {longest} letters: it is a button", longest=LONGEST_TITLE
            ),
        )
    if not isinstance(tables.get("height"), int):
        yield "height", Message("height must be a number of percents of the width")
    parts, forged = tables.get("parts"), tables.get("forged")
    if not _are_tables(parts) or not 1 <= len(parts) <= MOST_PARTS:
        yield "[[parts", Message("needs 1 to {most} [[parts]]", most=MOST_PARTS)
    elif wrong := next((part for part in parts if not _is_part(part)), None):
        yield _quoted(wrong, "name"), Message("a part needs name, look and a box inside the page")
    if not _are_tables(forged) or not forged:
        yield "[[forged", Message("needs [[forged]]: what gives a forgery away")
    bad = next((one for one in _quoting(parts, forged) if not quotes.is_quote(one)), None)
    if bad is not None:
        yield _quoted(bad, "says"), quotes.WRONG


def _quoting(parts: Any, forged: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what quotes a section: a part may, what gives a forgery away must."""
    if _are_tables(parts):
        yield from (part for part in parts if "says" in part)
    if _are_tables(forged):
        yield from forged


def _are_tables(value: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(table, dict) for table in value)


def _is_part(written: Mapping[str, Any]) -> bool:
    box = written.get("box")
    return (
        isinstance(written.get("name"), str)
        and written.get("look") in set(PartLook)
        and isinstance(box, list)
        and _is_inside(box)
    )


def _is_inside(box: Sequence[Any]) -> bool:
    if len(box) != 4 or not all(isinstance(number, int) and number >= 0 for number in box):
        return False
    left, top, width, height = map(int, box)
    return left + width <= _WHOLE and top + height <= _WHOLE and min(width, height) > 0


def _quoted(written: Mapping[str, Any], key: str) -> str:
    return f'{key} = "{written.get(key, "")}'
