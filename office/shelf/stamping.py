"""Stamps a text that is published: its number, version and dates are set by rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from knowledge.reading.cases import confirming
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.numbering import NumberedSop, is_free, next_number
from knowledge.shelf import Shelf
from office.shelf.facts import Publication

_NUMBERED = re.compile(r"(\d+)\.(\d+)")
FIRST = "1.0"


def stamp(shelf: Shelf, path: str, manuscript: Manuscript, how: Publication) -> Manuscript:
    """Set number, version and dates of an SOP, continuing those of the text before."""
    old = Manuscript.of(how.before or "").head
    number = str(old.get("number") or "")
    if not number and path.startswith("sop/"):
        taken = _numbered(shelf, how.others, path)
        brought = _Head.of(manuscript)
        is_kept = how.keeps_number and is_free(brought.number, taken)
        section = shelf.directory.section_of(brought.section)
        number = brought.number if is_kept else next_number(taken, section)
    return manuscript.with_head(
        {
            **({"number": number} if number else {}),
            "version": f'"{next_version(str(old.get("version") or ""))}"',
            "effective_from": how.effective_from.isoformat(),
            "reviewed_at": how.reviewed_at.isoformat(),
        }
    )


def next_version(before: str) -> str:
    """Return the version after that one: 1.1 becomes 1.2."""
    if not before:
        return FIRST
    found = _NUMBERED.fullmatch(before)
    return f"{found[1]}.{int(found[2]) + 1}" if found else f"{before}.1"


@dataclass(frozen=True)
class _Head:
    """What the front matter of a text says about its number."""

    number: str
    section: str

    @classmethod
    def of(cls, text: Manuscript) -> Self:
        head = text.head
        return cls(str(head.get("number") or ""), str(head.get("section") or ""))


def _numbered(shelf: Shelf, others: Mapping[str, str], path: str) -> list[NumberedSop]:
    """Return the other SOPs: those on the shelf, and those among the texts to be published."""
    texts = {
        other: text
        for other, text in others.items()
        if content_files.is_sop(other) and other != path
    }
    return [
        *shelf.library.values(),
        *shelf.off.values(),
        *(_Head.of(Manuscript.of(text)) for text in texts.values()),
    ]


def confirmed(shelf: Shelf, path: str, text: str) -> str:
    """Return a case file with the digests of what its lines say today: who approves has read it."""
    library = shelf.content.as_written().library
    return confirming.confirmed(shelf.layers.own(path), text, library)
