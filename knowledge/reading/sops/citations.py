"""Every list item and every figure of an SOP must have a source."""

import re
from collections.abc import Iterator, Mapping

from knowledge.reading import footnotes
from knowledge.reading.faults import Fault, Message
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.layers import Layers
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sources import catalogue
from knowledge.reading.sources.catalogue import ShelfSource

# An amount, a period, an age, an article, a hotline.
_FIGURE = re.compile(r"(?<![A-Za-z0-9.,])(?:Rp ?)?\d[\d.,/:-]*(?![A-Za-z0-9])")
_ITEM = re.compile(r"^(?:\s*|> )(?:- |\d+\. )")
_SEEN = ("K1", "K2")
_UNVERIFIED = "U"
_BASIS = "Dasar hukum"


def unsourced(sop: Sop) -> list[Fault]:
    """Return a fault for every list item, figure and law of an SOP without a source."""
    faults = [fault for section in sop.sections for fault in _in_section(sop, section)]
    return faults + [fault for source in sop.sources for fault in _law_faults(sop, source)]


def in_words(
    sop: Sop, source: Source, known: Mapping[str, ShelfSource], layers: Layers
) -> Iterator[Fault]:
    """Yield a warning for a source in words that is a document of the shelf, or could be one.

    What an office writes in words stays its own until somebody wants it elsewhere.
    """
    if source.id:
        return
    if document := known.get(catalogue.spelled(source.regulation)):
        message = Message(
            "source '{key}' is '{id}' of the list; name it so", key=source.key, id=document.id
        )
        yield Fault(sop.path, 1, message)
    elif layers.is_national(sop.path):
        message = Message("source '{key}' is not in sources/; add it there", key=source.key)
        yield Fault(sop.path, 1, message)


def needs_source(block: str) -> bool:
    """Whether a line or paragraph must have a source: a list item, or text with a figure."""
    return bool(_ITEM.match(block) or _FIGURE.search(without_footnotes(block)))


def points(section: Section) -> Iterator[tuple[int, str]]:
    """Yield the list items of a section, each as one line with its number."""
    return ((number, block) for number, block in _blocks(section) if _ITEM.match(block))


def is_law(source: Source) -> bool:
    """Whether a source is a law or regulation, not a page or report about one."""
    return catalogue.is_law(source.regulation)


def _in_section(sop: Sop, section: Section) -> Iterator[Fault]:
    for number, block in _blocks(section):
        is_cited = bool(footnotes.keys(block))
        if is_cited:
            continue
        if _ITEM.match(block):
            message = Message(
                "a point in '{heading}' has no source; add [^…] or [^praktik]",
                heading=section.heading,
            )
            yield Fault(sop.path, number, message)
        elif not block.startswith(">") and (figure := _FIGURE.search(without_footnotes(block))):
            message = Message(
                "'{figure}' in '{heading}' has no source; add a footnote",
                figure=figure[0],
                heading=section.heading,
            )
            yield Fault(sop.path, number, message)
    if section.heading == _BASIS:
        for source in section.sources:
            if source.regulation.startswith("Berita"):
                yield Fault(
                    sop.path,
                    section.line,
                    Message("'{key}' is news, and no '{basis}'", key=source.key, basis=_BASIS),
                )


def _blocks(section: Section) -> Iterator[tuple[int, str]]:
    """Yield the list items and paragraphs of a section, each as one line with its number."""
    start, held = section.line, ""
    for number, line in enumerate(section.body.splitlines(), start=section.line):
        if held and (not line.strip() or _ITEM.match(line) or line.startswith(">")):
            yield start, held
            held = ""
        if line.strip():
            start, held = (number, line) if not held else (start, f"{held} {line.strip()}")
    if held:
        yield start, held


def _law_faults(sop: Sop, source: Source) -> Iterator[Fault]:
    if not is_law(source) or source.confidence == _UNVERIFIED:
        return
    if source.confidence not in _SEEN:
        message = Message("the law of source '{key}' was not seen (K3); mark it U", key=source.key)
        yield Fault(sop.path, 1, message)
    elif not source.article:
        yield Fault(
            sop.path, 1, Message("the law of source '{key}' needs its article", key=source.key)
        )
