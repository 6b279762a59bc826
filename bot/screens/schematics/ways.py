"""The list of schematics, and what stands below one."""

from collections.abc import Iterator
from typing import Final

from bot.telegram import Action, Button, Row, Screen, in_rows, pack, shortened
from bot.texts import schematics as texts
from knowledge.reading.schematics import Schematic, Schematics
from knowledge.reading.sops.library import Library, Section
from knowledge.shelf import address

SCHEMATIC_BUTTON: Final = Action("gb")
SECTION_BUTTON: Final = Action("gs")
_MOST_SECTIONS = 2


def listed(schematics: Schematics) -> Screen:
    """All schematics, and a button for each."""
    lines = [texts.line(one.title, one.purpose) for one in schematics.values()]
    return Screen(
        "\n".join([texts.LIST, *lines]), in_rows([_button(one) for one in schematics.values()])
    )


def caption(schematic: Schematic, schematics: Schematics, library: Library) -> Screen:
    """What a schematic is not, the sections that it quotes, and the other schematics of its SOP."""
    sections = dict.fromkeys(_sections(schematic, library))
    read = tuple(
        Button(shortened(section.heading), pack(SECTION_BUTTON, address(section)))
        for section in list(sections)[:_MOST_SECTIONS]
    )
    beside = [
        one for one in schematics.values() if one != schematic and one.sop_id == schematic.sop_id
    ]
    row: Row = (*map(_button, beside), Button(texts.ALL, pack(SCHEMATIC_BUTTON)))
    return Screen(texts.caption(schematic.title), (read, *in_rows(list(row))))


def _button(schematic: Schematic) -> Button:
    return Button(schematic.title, pack(SCHEMATIC_BUTTON, schematic.id))


def _sections(schematic: Schematic, library: Library) -> Iterator[Section]:
    for quote in schematic.quotes:
        section = quote.section(library)
        if section is not None:
            yield section
