"""A schematic picture of a document: where each part stands, in the words of the shelf.

Every sentence in it is a quotation from a section. A quotation that the section no longer holds is
left out, so that a schematic never says what the shelf does not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.reading.sops.library import Library
from knowledge.reading.sops.quotes import SectionQuote


class PartLook(StrEnum):
    """How a part of a document is drawn."""

    TITLE = "title"
    PHOTO = "photo"
    LINES = "lines"
    CODE = "code"
    NUMBER = "number"
    STAMP = "stamp"
    SIGNATURE = "signature"
    SEAL = "seal"
    PERFORATION = "perforation"
    READABLE_ZONE = "readable-zone"


@dataclass(frozen=True, slots=True)
class SchematicPart:
    """A part of the document: where it stands, in percents from the top left, and what to know."""

    name: str
    look: PartLook
    box: tuple[int, int, int, int]
    quote: SectionQuote | None = None


@dataclass(frozen=True, slots=True)
class Schematic:
    """A document without anybody's data."""

    id: str
    title: str
    purpose: str
    height: int
    """Percents of its width."""
    parts: tuple[SchematicPart, ...]
    forged: tuple[SectionQuote, ...]
    """What gives a forgery away."""

    @property
    def quotes(self) -> tuple[SectionQuote, ...]:
        return (*(part.quote for part in self.parts if part.quote), *self.forged)

    @property
    def sop_id(self) -> str:
        """Return the SOP that it is of: the first that it quotes."""
        return self.quotes[0].sop_id

    def true_to(self, library: Library) -> "Schematic":
        """Return the schematic with only what the shelf says today."""
        parts = (
            part if part.quote is None or part.quote.stands(library) else replace(part, quote=None)
            for part in self.parts
        )
        forged = (quote for quote in self.forged if quote.stands(library))
        return replace(self, parts=tuple(parts), forged=tuple(forged))


Schematics = Mapping[str, Schematic]
