"""Reads the schematic pictures: one TOML file each, in `knowledge/pictures/`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Fault, Message, dangling
from knowledge.reading.layers import Folder
from knowledge.reading.schematics.schematic import (
    PartLook,
    Schematic,
    SchematicPart,
    Schematics,
    SectionQuote,
)
from knowledge.reading.sops.library import Library
from knowledge.reading.toml_file import Complaint, TomlFile

LONGEST_TITLE = 24  # a button
LONGEST_QUOTE = 120
MOST_PARTS = 8
_BETWEEN = "#"
_PLACE = rf"[\w-]+{_BETWEEN}\S.*"
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
    for schematic in schematics.values():
        path = folder / f"{schematic.id}.toml"
        for quote in schematic.quotes:
            if quote.section(library) is None:
                message = Message(
                    "there is no section '{heading}' in an SOP '{sop_id}'",
                    heading=quote.heading,
                    sop_id=quote.sop_id,
                )
                yield dangling(path, 1, message, quote.sop_id, quote.heading, hides=False)


def outdated(folder: Folder, schematics: Schematics, library: Library) -> Iterator[Fault]:
    """Yield a fault for every quotation that its section no longer holds. It is not shown."""
    for schematic in schematics.values():
        path = folder / f"{schematic.id}.toml"
        for quote in schematic.quotes:
            if quote.section(library) is not None and not quote.stands(library):
                message = Message(
                    "the section '{heading}' no longer says it", heading=quote.heading
                )
                yield Fault(path, _line_of(path, quote.text), message)


def shown(schematics: Schematics, has: Callable[[str], bool]) -> Schematics:
    """Return the schematics that quote an SOP which the office has."""
    return {
        id: schematic
        for id, schematic in schematics.items()
        if any(has(quote.sop_id) for quote in schematic.quotes)
    }


def _line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


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
    if "says" not in written:
        return None
    sop_id, _, heading = written["from"].partition(_BETWEEN)
    return SectionQuote(written["says"], sop_id, heading)


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
    bad = next((one for one in _quoting(parts, forged) if not _is_quote(one)), None)
    if bad is not None:
        yield (
            _quoted(bad, "says"),
            Message(
                "a quotation needs 'says' of at most {longest} letters and 'from', as SOP#heading",
                longest=LONGEST_QUOTE,
            ),
        )


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


def _is_quote(written: Mapping[str, object]) -> bool:
    says, source = written.get("says"), written.get("from")
    return (
        isinstance(says, str)
        and 0 < len(says) <= LONGEST_QUOTE
        and isinstance(source, str)
        and bool(re.fullmatch(_PLACE, source))
    )


def _quoted(written: Mapping[str, Any], key: str) -> str:
    return f'{key} = "{written.get(key, "")}'
