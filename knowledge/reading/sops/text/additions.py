"""What an office adds to national SOPs: `additions/<id>.md`, headings with lines below them.

Lines below a heading of the SOP follow its own; another heading becomes a section. So an office
need not replace an SOP for one line, and an upgrade still reaches all the others.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sops.text.file import read_addition
from knowledge.reading.sources.catalogue import NONE, ShelfSources


def read(
    path: Path, content: bytes, sop: Sop | None, documents: ShelfSources = NONE
) -> tuple[Sop | None, list[Fault]]:
    """Read one file. Returns the SOP with nothing but what is added."""
    if sop is None:
        message = Message("there is no SOP '{sop_id}' to add to", sop_id=path.stem)
        return None, [dangling(path, 1, message, path.stem)]
    added, faults = read_addition(path, content, sop, documents)
    faults += _key_faults(path, added.sources if added else (), sop)
    return added, faults


def joined(sop: Sop, added: Sop) -> Sop:
    """Return the SOP with the added lines and sections."""
    more = {section.slug: section for section in added.sections}
    sections = [
        _longer(section, more.pop(section.slug)) if section.slug in more else section
        for section in sop.sections
    ]
    known = {source.key for source in sop.sources}
    brought = tuple(source for source in added.sources if source.key not in known)
    return replace(
        sop,
        sections=(*sections, *more.values()),
        sources=(*sop.sources, *brought),
        aliases=(*sop.aliases, *added.aliases),
    )


def _longer(section: Section, added: Section) -> Section:
    # A line of the same kind continues a list or a box of conflicting sources.
    is_same_kind = section.body.splitlines()[-1][:1] == added.body[:1]
    apart = "\n" if is_same_kind else "\n\n"
    return replace(
        section,
        body=f"{section.body}{apart}{added.body}",
        sources=tuple(dict.fromkeys((*section.sources, *added.sources))),
        is_unconfirmed=section.is_unconfirmed or added.is_unconfirmed,
        has_conflict=section.has_conflict or added.has_conflict,
    )


def _key_faults(path: Path, sources: tuple[Source, ...], sop: Sop) -> Iterator[Fault]:
    """Yield a fault for each key that means another source in the SOP."""
    named = {source.key: source for source in sop.sources}
    for source in sources:
        if source.key in named and named[source.key].regulation != source.regulation:
            message = Message("source '{key}' means another source in the SOP", key=source.key)
            yield Fault(path, 1, message)
