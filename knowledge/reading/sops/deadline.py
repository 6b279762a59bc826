"""How long the law gives an office for a passport, read from the SOP page that says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading import footnotes
from knowledge.reading.faults import Fault, Message
from knowledge.reading.sops.library import Library, Section, Sop, Source

_SOP, _HEADING = "paspor-baru-dewasa", "Waktu"
_SENTENCE = re.compile(r"Paling lama (\d+) hari kerja sejak wawancara")


@dataclass(frozen=True)
class Deadline:
    """The rule as the SOP states it."""

    days: int
    section: Section
    source: Source | None

    @property
    def basis(self) -> str:
        """Return the regulation and its article."""
        if self.source is None:
            return ""
        return f"{self.source.regulation} {self.source.article}".strip()


def deadline(library: Library) -> Deadline | None:
    """Return the office days from the interview to the passport; None if no SOP states them."""
    sop = library.get(_SOP)
    section = _section(sop) if sop is not None else None
    if sop is None or section is None:
        return None
    for line in section.body.splitlines():
        if found := _SENTENCE.search(line):
            keys = footnotes.keys(line)
            source = next((one for one in sop.sources if one.key in keys), None)
            return Deadline(int(found[1]), section, source)
    return None


def missing(folder: Path, library: Library) -> Iterator[Fault]:
    """Yield a warning if no SOP states the rule: then no clock runs for the applicant."""
    if deadline(library) is None:
        message = Message(
            "'{heading}' does not say 'Paling lama … hari kerja sejak wawancara': "
            "/verifikasi counts no days for the applicant",
            heading=_HEADING,
        )
        yield Fault(folder / "sop" / f"{_SOP}.md", 1, message)


def _section(sop: Sop) -> Section | None:
    return next((section for section in sop.sections if section.heading == _HEADING), None)
