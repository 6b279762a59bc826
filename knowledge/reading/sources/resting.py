"""Which lines of the shelf rest on a document, and which documents nothing rests on."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.reading import footnotes
from knowledge.reading.content import Content
from knowledge.reading.faults import Fault
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.layers import Layers
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops import citations
from knowledge.reading.sops.sop import Section
from knowledge.reading.sops.text.markdown import raw_blocks
from knowledge.reading.sources import catalogue


@dataclass(frozen=True, slots=True)
class RestingLine:
    """A line that cites a document, and where it stands."""

    sop_id: str
    slug: str
    heading: str
    text: str


def lines(content: Content, document: str) -> Iterator[RestingLine]:
    """Yield every line of the SOPs that cites the document."""
    for sop in content.library.values():
        for section in sop.sections:
            for text in in_section(section, {document}):
                yield RestingLine(sop.id, section.slug, section.heading, text)


def warnings(content: Content, layers: Layers) -> Iterator[Fault]:
    """Yield the documents that nothing cites, and the sources that are still in words."""
    sops = (*content.library.values(), *content.off.values())
    ids = {source.id for sop in sops for source in sop.sources}
    for letter in content.letters.values():
        ids |= {*letter.documents}
    for interview in content.interviews.values():
        ids |= {*interview.documents}
    yield from catalogue.unused(content.documents, ids)
    known = catalogue.by_name(content.documents)
    for sop in content.library.values():
        for source in sop.sources:
            yield from citations.in_words(sop, source, known, layers)


def in_text(text: str, documents: Collection[str]) -> tuple[str, ...] | None:
    """Return the lines of a letter or an interview that cite one of the documents.

    Empty if its head names one and no line says where. None if it rests on none of them.
    """
    manuscript = Manuscript.of(text)
    keys = {
        str(source.get("key")) for source in manuscript.sources if source.get("source") in documents
    }
    if not keys:
        return None
    lines = (line.text for line in manuscript.body.lines)
    return tuple(
        " ".join(without_footnotes(line).split()).strip("-> ")
        for line in lines
        if keys.intersection(footnotes.keys(line))
    )


def in_section(section: Section, documents: Collection[str]) -> Iterator[str]:
    """Yield the lines of a section that cite one of the documents."""
    keys = {source.key for source in section.sources if source.id in documents}
    for block in raw_blocks(section.body) if keys else ():
        if keys.intersection(footnotes.keys(block)):
            yield " ".join(without_footnotes(block).split()).strip("-> ")
