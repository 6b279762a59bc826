"""One SOP file: from its text to an SOP, or to the list of its faults."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from knowledge.reading import footnotes, front_matter
from knowledge.reading.faults import Fault, Message
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sops.text import head as sop_head
from knowledge.reading.sops.text.markdown_rules import breaches
from knowledge.reading.sources.catalogue import NONE, ShelfSources

OPENING = "Ringkasan"

_HEADING = re.compile(r"^## +(.+?)\s*$")
_CONFLICT = re.compile(r"^> ?\[!KONFLIK\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Passage:
    heading: str
    line: int  # of the heading; the opening text has no heading, so its first line
    body: str
    first: int  # line of the body


def read_sop(
    path: Path, content: bytes, documents: ShelfSources = NONE
) -> tuple[Sop | None, list[Fault]]:
    """Read one file. The SOP is None if the faults leave nothing to build it from."""
    opened = _opened(path, content)
    if isinstance(opened, Fault):
        return None, [opened]
    lines, end, matter = opened
    passages = _passages(lines, start=end + 1)
    head, faults = sop_head.read(path, matter, documents)
    sources = {source.key: source for source in head.sources}
    faults += _text_faults(path, lines, end + 1)
    faults += _passage_faults(path, passages)
    faults += _footnote_faults(path, passages, sources)
    faults += _uncited(path, passages, sources, matter)
    sections = tuple(_section(head.id, passage, sources) for passage in passages)
    return Sop(**vars(head), questions=(), sections=sections, path=path), faults


def headings_of(path: Path) -> list[str]:
    """Return the headings of a file, whatever else is wrong with it."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [OPENING, *(found[1] for line in lines if (found := _HEADING.match(line)))]


def read_addition(
    path: Path, content: bytes, sop: Sop, documents: ShelfSources = NONE
) -> tuple[Sop | None, list[Fault]]:
    """Read what an office adds to the SOP: the SOP with nothing but this.

    It may cite the sources of the SOP beside its own.
    """
    opened = _opened(path, content)
    if isinstance(opened, Fault):
        return None, [opened]
    lines, end, matter = opened
    passages = _passages(lines, start=end + 1)
    head, faults = sop_head.read_addition(path, matter, documents)
    named = {source.key: source for source in head.sources}
    sources = {source.key: source for source in sop.sources} | named
    faults += _text_faults(path, lines, end + 1)
    faults += _passage_faults(path, passages)
    faults += _footnote_faults(path, passages, sources)
    faults += _uncited(path, passages, named, matter)
    sections = tuple(_section(sop.id, passage, sources) for passage in passages)
    added = replace(sop, sections=sections, sources=head.sources, aliases=head.aliases, path=path)
    return added, faults


def _opened(path: Path, content: bytes) -> tuple[list[str], int, front_matter.FrontMatter] | Fault:
    """Return the lines of a file, the index of the line that closes its head, and the head."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return Fault(path, 1, Message("the file is not UTF-8; save it as UTF-8"))
    try:
        head, end = front_matter.opened(lines)
    except front_matter.BadYaml as error:
        return Fault(path, error.line, error.message)
    return lines, end, head


def slug(heading: str) -> str:
    """Return the short name of a heading, for buttons and addresses."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _passages(lines: list[str], start: int) -> list[_Passage]:
    """Cut the text below the head at its headings. What is above the first is the opening."""
    at = [number for number in range(start, len(lines)) if _HEADING.match(lines[number])]
    opening = _passage(OPENING, start + 1, lines[start : (at or [len(lines)])[0]], start + 1)
    found = [opening] if opening.body else []
    for number, end in pairwise([*at, len(lines)]):
        heading = _HEADING.sub(r"\1", lines[number])
        found.append(_passage(heading, number + 1, lines[number + 1 : end], number + 2))
    return found


def _passage(heading: str, line: int, body: list[str], first: int) -> _Passage:
    blank = next((at for at, text in enumerate(body) if text.strip()), 0)
    text = "\n".join(text.rstrip() for text in body[blank:]).rstrip("\n")
    return _Passage(heading, line, text, first + blank)


def _section(sop_id: str, passage: _Passage, sources: dict[str, Source]) -> Section:
    cited = footnotes.cited(passage.body, sources)
    return Section(
        sop_id=sop_id,
        slug=slug(passage.heading),
        heading=passage.heading,
        body=passage.body,
        sources=cited,
        is_unconfirmed=any(source.is_unverified for source in cited),
        has_conflict=bool(_CONFLICT.search(passage.body)),
        line=passage.first,
    )


def _text_faults(path: Path, lines: list[str], start: int) -> Iterator[Fault]:
    for number, line in enumerate(lines[start:], start=start + 1):
        yield from (Fault(path, number, message) for message in breaches(line))


def _passage_faults(path: Path, passages: list[_Passage]) -> Iterator[Fault]:
    if not passages:
        yield Fault(path, 1, Message("the SOP has no text below its head"))
    seen: set[str] = set()
    for passage in passages:
        if slug(passage.heading) in seen:
            yield Fault(
                path,
                passage.line,
                Message("the heading '{heading}' stands here twice", heading=passage.heading),
            )
        if not passage.body.strip():
            yield Fault(
                path,
                passage.line,
                Message("nothing stands under '{heading}'", heading=passage.heading),
            )
        seen.add(slug(passage.heading))


def _footnote_faults(
    path: Path, passages: list[_Passage], sources: dict[str, Source]
) -> Iterator[Fault]:
    for passage in passages:
        lines = enumerate(passage.body.splitlines(), start=passage.first)
        for number, message in footnotes.unknown(lines, sources):
            yield Fault(path, number, message)


def _uncited(
    path: Path,
    passages: list[_Passage],
    sources: dict[str, Source],
    matter: front_matter.FrontMatter,
) -> Iterator[Fault]:
    cited = {key for passage in passages for key in footnotes.keys(passage.body)}
    for place, key in enumerate(sources):
        if key not in cited:
            at = matter.line("sources", place)
            yield Fault(
                path,
                at,
                Message("source '{key}' is cited nowhere; cite it or take it out", key=key),
            )
