"""What the shelf says of its own age: which parts are due, and what rests on what has changed."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from knowledge.reading.revising import upkeep
from knowledge.reading.sources import catalogue, resting
from knowledge.reading.sources.catalogue import CHANGED, ON
from knowledge.reading.toml_file import tables_of
from knowledge.shelf import Shelf
from office.shelf.facts import PartAge, RestingSection, RestingText, SopAge

_TABLE = re.compile(r"^\[([a-z0-9-]+)\]$")


class ShelfUpkeep:
    """Asked of the shelf in use; what it writes are the office's own files of facts."""

    def __init__(self, held: Shelf) -> None:
        self.held = held

    def ages(self) -> list[SopAge]:
        """Return every SOP of the shelf that has sections."""
        return [
            SopAge(sop.id, f"{sop.path.parent.name}/{sop.id}.md", sop.section, parts)
            for sop in self.held.library.values()
            if (parts := tuple(self._parts(sop.id)))
        ]

    def age(self, sop_id: str) -> SopAge | None:
        """Return one of them; None if it is gone."""
        return next((age for age in self.ages() if age.sop_id == sop_id), None)

    def _parts(self, sop_id: str) -> Iterator[PartAge]:
        found = upkeep.parts(self.held.library[sop_id])
        for part in sorted(found, key=lambda part: part.due_on):
            yield PartAge(part.kind.value, part.due_on, part.reviewed_on, part.slugs)

    # --- what has changed ---

    def documents(self, said: str) -> list[str]:
        """Return the documents that words name, the one that is called so first."""
        return [one.id for one in catalogue.naming(self.held.content.documents, said)]

    def name(self, document: str) -> str:
        """Return what a document is called; its id if it is gone."""
        found = self.held.content.documents.get(document)
        return found.name if found is not None else document

    def change(self, document: str) -> str:
        """Return what has become of a document; empty if nothing has, or it is gone."""
        found = self.held.content.documents.get(document)
        return found.changed if found is not None else ""

    def changed(self) -> list[str]:
        """Return the documents that have changed."""
        return [one.id for one in self.held.content.documents.values() if one.changed]

    def knows(self, name: str) -> bool:
        """Whether the name of a document, or a line of an SOP, holds these words."""
        words = name.casefold()
        content = self.held.content
        return any(words in one.name.casefold() for one in content.documents.values()) or any(
            words in section.body.casefold()
            for sop in content.library.values()
            for section in sop.sections
        )

    def resting_on(self, documents: Collection[str]) -> list[RestingSection]:
        """Return the sections with lines that rest on one of the documents."""
        return [
            RestingSection(sop.id, section.slug, section.heading, sop.section, lines)
            for sop in self.held.library.values()
            for section in sop.sections
            if (lines := tuple(resting.in_section(section, documents)))
        ]

    def texts_on(self, documents: Collection[str]) -> list[RestingText]:
        """Return the letters and interviews that rest on one of the documents."""
        content = self.held.content
        named = [
            *((f"letters/{one.id}.md", one.title) for one in content.letters.values()),
            *((f"interviews/{one.id}.md", one.title) for one in content.interviews.values()),
        ]
        found = ((path, title, self.held.text(path) or "") for path, title in named)
        read = ((path, title, resting.in_text(text, documents)) for path, title, text in found)
        return [RestingText(path, title, own) for path, title, own in read if own is not None]

    # --- the files ---

    @staticmethod
    def confirmed(text: str, sop_id: str, days: Mapping[str, date | None]) -> str:
        """Return `reviewed.toml` with the days of these sections; None removes one."""
        tables = tables_of(text)
        kept = {**tables.get(sop_id, {}), **days}
        tables[sop_id] = {slug: day for slug, day in kept.items() if day is not None}
        return upkeep.written(tables)

    @staticmethod
    def days(text: str, sop_id: str) -> Mapping[str, date]:
        """Return the days of an SOP's sections in `reviewed.toml`."""
        found: Mapping[str, date] = tables_of(text).get(sop_id, {})
        return found

    @staticmethod
    def marked(text: str, documents: Sequence[str], said: str, day: date) -> str:
        """Return `sources.toml` with what has become of these documents."""
        quoted = said.replace("\\", "\\\\").replace('"', '\\"')
        lines = [f'{CHANGED} = "{quoted}"', f"{ON} = {day.isoformat()}"]
        for document in documents:
            text = _with_lines(_without_change(text, document.__eq__), document, lines)
        return text

    @staticmethod
    def unmarked(text: str, documents: Collection[str]) -> str:
        """Return `sources.toml` without what was said of these documents."""
        return _without_change(text, documents.__contains__)


def _with_lines(text: str, table: str, lines: Sequence[str]) -> str:
    found = text.splitlines()
    if f"[{table}]" in found:
        at = found.index(f"[{table}]") + 1
        found[at:at] = lines
    else:
        found += [*([""] if found and found[-1] else []), f"[{table}]", *lines]
    return "\n".join(found) + "\n"


def _without_change(text: str, is_meant: Callable[[str], object]) -> str:
    """Remove the change of some documents, and the tables that say nothing else."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if _TABLE.match(line):
            blocks.append([])
        blocks[-1].append(line)
    kept: list[str] = []
    for block in blocks:
        table = _TABLE.match(block[0]) if block else None
        if table is not None and is_meant(table[1]):
            block = [line for line in block if not line.startswith((f"{CHANGED} =", f"{ON} ="))]
            if not any(line.strip() for line in block[1:]):
                continue
        kept += block
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept) + "\n" if kept else ""
