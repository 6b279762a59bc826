"""The front pages that are written: one Markdown file each, with nothing but quoted lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading import front_matter
from knowledge.reading.faults import BrokenKnowledge, Fault, Message, dangling
from knowledge.reading.layers import Folder
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.sops.text.file import slug
from knowledge.reading.sops.text.markdown import (
    Bullet,
    Conflict,
    Numbered,
    Paragraph,
    Quote,
    blocks,
    said,
    text_of,
)

MOST_LINES = 8
_HEADING = re.compile(r"^## +(?:([a-z0-9-]+) / )?(.+?)\s*$")
_TEXTS = ("id", "title", "sop")
_KEYS = {*_TEXTS, "names"}
# What the office fills in stands in a line of the shelf, too, or what was filled in.
_MARK = re.compile(r"\{[^{}]+\}")


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line as it is quoted, and the section that must say it."""

    sop_id: str
    heading: str
    text: str
    number: int  # its line in the file

    def place(self, section: Section) -> int | None:
        """Return the place of the section's block that says it; None if none does."""
        parts = _MARK.split(self.text)
        for place, block in enumerate(blocks(section.body)):
            if not isinstance(block, Conflict) and _says(_words(block), parts):
                return place
        return None


@dataclass(frozen=True, slots=True)
class WrittenFront:
    """A front page as its file has it."""

    id: str
    title: str
    sop_id: str
    names: tuple[str, ...]
    lines: tuple[QuotedLine, ...]
    path: Path


def load(folder: Folder) -> tuple[WrittenFront, ...]:
    """Read every front page of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: list[WrittenFront] = []
    for path in sorted(folder.glob("*.md"), key=lambda path: path.name):
        front, own = _read(path)
        faults += own
        found += [front] if front is not None else []
    if faults:
        raise BrokenKnowledge(faults)
    return tuple(found)


def misfits(fronts: tuple[WrittenFront, ...], library: Library) -> Iterator[Fault]:
    """Yield a fault for every SOP and section that a front page names and the library lacks."""
    for front in fronts:
        named = {(front.sop_id, "", 1): None}
        named |= {(line.sop_id, line.heading, line.number): None for line in front.lines}
        for sop_id, heading, number in named:
            sop = library.get(sop_id)
            if sop is None:
                message = Message("there is no SOP '{sop_id}' to quote", sop_id=sop_id)
                yield dangling(front.path, number, message, sop_id)
            elif heading and sop.find(slug(heading)) is None:
                message = Message(
                    "there is no section '{heading}' in an SOP '{sop_id}'",
                    heading=heading,
                    sop_id=sop_id,
                )
                yield dangling(front.path, number, message, sop_id, heading)


def changed(fronts: tuple[WrittenFront, ...], library: Library) -> list[Fault]:
    """Return a fault for each quoted line that its section no longer says."""
    return [
        Fault(
            front.path,
            line.number,
            Message(
                "'{heading}' of {sop_id} does not say this line; quote it word for word",
                heading=line.heading,
                sop_id=line.sop_id,
            ),
        )
        for front in fronts
        for line in front.lines
        if (section := _section(library, line)) is not None and line.place(section) is None
    ]


def _says(words: str, parts: list[str]) -> bool:
    """Whether a line has these parts in their order, with something between each two of them."""
    first, *rest = parts
    if not rest:
        return words == first
    place = len(first)
    for part in rest[:-1]:
        place = words.find(part, place + 1) + len(part)
    return words.startswith(first) and words[place + 1 :].endswith(rest[-1])


def _words(block: Paragraph | Bullet | Numbered | Quote) -> str:
    return " ".join(text_of(block.spans).split())


def _section(library: Library, line: QuotedLine) -> Section | None:
    sop = library.get(line.sop_id)
    return sop.find(slug(line.heading)) if sop is not None else None


def _read(path: Path) -> tuple[WrittenFront | None, list[Fault]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        head, end = front_matter.opened(lines)
    except front_matter.BadYaml as error:
        return None, [Fault(path, error.line, error.message)]
    values = head.values
    if faults := list(_head_faults(path, values)):
        return None, faults
    quoted = tuple(_quoted(str(values["sop"]), lines, end + 1))
    if not 1 <= len(quoted) <= MOST_LINES:
        message = Message("a front page quotes 1 to {most} lines", most=MOST_LINES)
        return None, [Fault(path, end + 1, message)]
    names = tuple(map(str, values.get("names") or ()))
    id, title, sop_id = (str(values[key]).strip() for key in _TEXTS)
    return WrittenFront(id, title, sop_id, names, quoted, path), []


def _quoted(sop_id: str, lines: list[str], start: int) -> Iterator[QuotedLine]:
    """Yield the lines below each heading, `## Heading` or `## sop-id / Heading`."""
    place = (sop_id, "")
    for number, line in enumerate(lines[start:], start=start + 1):
        if found := _HEADING.match(line):
            place = (found[1] or sop_id, found[2])
        elif line.strip():
            yield QuotedLine(*place, " ".join(said(line)), number)


def _head_faults(path: Path, values: Mapping[Any, Any]) -> Iterator[Fault]:
    for _, message in front_matter.complaints(values, _KEYS, _TEXTS, path.stem):
        yield Fault(path, 1, message)
    if not isinstance(values.get("names", []), list):
        yield Fault(path, 1, Message("'names' must hold a list of texts"))
