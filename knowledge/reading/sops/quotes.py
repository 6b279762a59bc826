"""Words of a section, quoted elsewhere: in the schematic pictures and the steps of categories.

A quotation that its section no longer holds is left out where it would be shown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.library import Library, Section
from knowledge.reading.sops.text.file import slug
from knowledge.reading.sops.text.markdown import said

LONGEST_QUOTE = 120
_BETWEEN = "#"
_PLACE = rf"[\w-]+{_BETWEEN}\S.*"


@dataclass(frozen=True, slots=True)
class SectionQuote:
    """Words of a section, as it says them."""

    text: str
    sop_id: str
    heading: str

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Self:
        """Read `says` and `from` of a table of a file."""
        sop_id, _, heading = written["from"].partition(_BETWEEN)
        return cls(written["says"], sop_id, heading)

    def section(self, library: Library) -> Section | None:
        """Return the section that it is from; None if there is none."""
        sop = library.get(self.sop_id)
        return sop.find(slug(self.heading)) if sop else None

    def stands(self, library: Library) -> bool:
        """Whether the section still says so."""
        section = self.section(library)
        return section is not None and self.text in "\n".join(said(section.body))


def is_quote(written: Mapping[str, object]) -> bool:
    """Whether a table of a file quotes a section."""
    says, source = written.get("says"), written.get("from")
    return (
        isinstance(says, str)
        and 0 < len(says) <= LONGEST_QUOTE
        and isinstance(source, str)
        and re.fullmatch(_PLACE, source) is not None
    )


WRONG = Message(
    "a quotation needs 'says' of at most {longest} letters and 'from', as SOP#heading",
    longest=LONGEST_QUOTE,
)


def misfits(path: Path, quotes: Iterable[SectionQuote], library: Library) -> Iterator[Fault]:
    """Yield a fault for every section that a file quotes and the library lacks."""
    for quote in quotes:
        if quote.section(library) is None:
            message = Message(
                "there is no section '{heading}' in an SOP '{sop_id}'",
                heading=quote.heading,
                sop_id=quote.sop_id,
            )
            yield dangling(path, 1, message, quote.sop_id, quote.heading, hides=False)


def outdated(path: Path, quotes: Iterable[SectionQuote], library: Library) -> Iterator[Fault]:
    """Yield a fault for every quotation that its section no longer holds. It is not shown."""
    for quote in quotes:
        if quote.section(library) is not None and not quote.stands(library):
            message = Message("the section '{heading}' no longer says it", heading=quote.heading)
            yield Fault(path, _line_of(path, quote.text), message)


def _line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
