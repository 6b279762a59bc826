"""Figures must stand beside their source: an amount, a period, an age, an article, a hotline."""

import re
from collections.abc import Iterator

from knowledge.reading.faults import Fault
from knowledge.reading.footnotes import FOOTNOTE, without_footnotes
from knowledge.reading.sop import Section, Sop

_FIGURE = re.compile(r"(?<![A-Za-z0-9.,])(?:Rp ?)?\d[\d.,/:-]*(?![A-Za-z0-9])")
_ITEM_NUMBER = re.compile(r"^\s*\d+\. ")


def unsourced_figures(sop: Sop) -> list[Fault]:
    """Return a fault for every line with a figure in a section that cites no source."""
    return [fault for section in sop.sections for fault in _in_section(sop, section)]


def _in_section(sop: Sop, section: Section) -> Iterator[Fault]:
    if FOOTNOTE.search(section.body):
        return
    for number, line in enumerate(section.body.splitlines(), start=section.line):
        figure = _FIGURE.search(_ITEM_NUMBER.sub("", without_footnotes(line)))
        if figure:
            message = f"'{figure[0]}' in '{section.heading}' has no source; add a footnote"
            yield Fault(sop.path, number, message)
