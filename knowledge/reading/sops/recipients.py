"""Fills in whom to tell first, for the reader's unit, where an SOP says `{lapor: dokumen}`."""

import re
from collections.abc import Iterator

from knowledge.reading.faults import Fault, Message
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.by_hand import is_by_hand
from knowledge.reading.sops.sop import Sop

MARK = re.compile(r"\{lapor: *([a-z0-9-]+)\}")
# These words fill the sentences of SOPs. They are content, so they do not stand in `bot/texts/`.
_COORDINATOR = "koordinator UKK"
_HEAD_OF_OFFICE = "Kepala Kantor"


class Recipients:
    """The first recipients of every category, by the office's rules."""

    def __init__(self, categories: Categories, directory: Directory) -> None:
        self._categories = categories
        self._directory = directory

    def filled(self, body: str, unit: str | None = None) -> str:
        """Fill in the marks of a text for a reader of that unit; for the office without a unit."""
        return MARK.sub(lambda mark: self._first(mark[1], unit), body)

    def _first(self, category: str, unit: str | None) -> str:
        kind = self._categories.get(category)
        if kind is None:
            return _HEAD_OF_OFFICE  # no section takes it
        head = self._directory.sections[kind.section].head
        if "kepala_kantor" in kind.joined_by:
            head = f"{head} dan {_HEAD_OF_OFFICE}"
        place = self._directory.units.get(unit or "")
        return f"{_COORDINATOR}, lalu {head}" if place and place.has_coordinator else head


def misfits(sop: Sop, categories: Categories) -> Iterator[Fault]:
    """Yield a fault for each mark of an unknown category, and each recipient named by hand."""
    for section in sop.sections:
        for number, line in enumerate(section.body.splitlines(), start=section.line):
            for category in MARK.findall(line):
                if category not in categories:
                    known = ", ".join(categories)
                    message = Message(
                        "'{{lapor: {category}}}' is no category; known are: {known}",
                        category=category,
                        known=known,
                    )
                    yield Fault(sop.path, number, message)
            if not line.startswith(">") and is_by_hand(line):
                yield Fault(
                    sop.path,
                    number,
                    Message(
                        "who is told first is not written by hand; write {{lapor: <category>}}"
                    ),
                )
