"""From a document to the text of an SOP file, with the place of each line in the document.

An office's own document becomes one source, `[^kantor]`: "SOP kantor: its title, its date". It is
marked U (unverified), and every list item and figure without another source cites it. When the
keeper confirms it, it becomes K3, the practice of an office (`confirmed`). It never becomes K1:
only a person who has seen the law can say that. A line that the replaced SOP has word for word
keeps the sources that it has there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

import yaml

from knowledge.converting import spelling
from knowledge.converting.outlined import DraftLine, LineKind, Lost, Outline
from knowledge.converting.unconvertible import Obstacle, Unconvertible
from knowledge.reading import footnotes
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.sops.citations import needs_source
from knowledge.reading.sops.sop import UNVERIFIED, Sop, Source
from knowledge.reading.sops.text.file import slug
from knowledge.reading.words import words

OFFICE_KEY = "kantor"
_OFFICE = "SOP kantor"
_PRACTICE = "K3"
_UNCONFIRMED = re.compile(
    rf"(- key: {OFFICE_KEY}\n(?:  (?!confidence:).*\n)*  confidence: ){UNVERIFIED}\n"
)
_NULL = re.compile(r"^([a-z_]+): null$", re.MULTILINE)
# What only a person can decide.
_ASKED = ("section",)
# Publication sets these. Until then they hold today's date.
_DAYS = ("effective_from", "reviewed_at")


class _Dumper(yaml.SafeDumper):
    """Writes a repeated value out each time, because people read it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True)
class Draft:
    """The text of an SOP file that a person must still read."""

    text: str
    lines: Mapping[int, str]
    """The place in the document of each line of the text. Lines count from 1."""
    lost: tuple[Lost, ...] = ()
    missing: tuple[str, ...] = ()
    """The keys of the head that only a person can fill."""

    @property
    def places(self) -> tuple[str, ...]:
        """Return the place of each line in the document; empty if it is not from there."""
        return tuple(self.lines.get(n, "") for n in range(1, self.text.count("\n") + 1))


def drafted(document: Outline, sop: Sop | None, today: date | None) -> Draft:
    """Write the document as an SOP file, replacing `sop` if there is one.

    Raises:
        Unconvertible: it has no text.
    """
    body = list(_body(document, sop))
    if not body:
        raise Unconvertible(Obstacle.EMPTY)
    cited = {key for line, _ in body for key in footnotes.keys(line)}
    head, missing = _head(document, sop, cited, today)
    first = head.count("\n") + 1
    return Draft(
        text=head + "".join(f"{line}\n" for line, _ in body),
        lines={number: place for number, (_, place) in enumerate(body, first) if place},
        lost=tuple(sorted(document.lost)),
        missing=missing,
    )


def confirmed(text: str) -> str:
    """Return the text with the office's document as a confirmed source."""
    return _UNCONFIRMED.sub(rf"\g<1>{_PRACTICE}\n", text)


def _body(document: Outline, sop: Sop | None) -> Iterator[tuple[str, str]]:
    """Yield the lines below the head, each with its place. Empty lines have none."""
    known = _cited_before(sop) if sop is not None else {}
    written = [_sourced(line, known) for line in _lines(document.blocks)]
    if not any(footnotes.keys(line) for line, _ in written):
        written = _cited_once(written)
    for at, (line, place) in enumerate(written):
        if at and line.startswith("## "):
            yield "", ""
        yield line, place


def _lines(blocks: tuple[DraftLine, ...]) -> Iterator[tuple[str, str]]:
    # Whether a first-level item is above in this list, or running text.
    has_parent = is_in_list = is_in_text = False
    for block in _with_text_below(blocks):
        text = block.text if block.kind is LineKind.QUOTE else spelling.allowed(block.text)
        if not text:
            continue
        if block.kind is LineKind.PARAGRAPH and (is_in_list or is_in_text):
            yield "", ""  # otherwise it would continue the line above
        is_in_text = block.kind is LineKind.PARAGRAPH
        is_point = block.kind in (LineKind.BULLET, LineKind.NUMBERED)
        is_below = is_point and bool(block.level) and has_parent
        has_parent = is_point and (has_parent or not block.level)
        indent = "  " if is_below else ""
        is_in_list = is_point
        yield f"{indent}{_mark(block)}{text}", block.place


def _mark(block: DraftLine) -> str:
    if block.kind is LineKind.HEADING:
        return "## "
    if block.kind is LineKind.BULLET:
        return "- "
    return f"{block.number}. " if block.kind is LineKind.NUMBERED else ""


def _with_text_below(blocks: tuple[DraftLine, ...]) -> Iterator[DraftLine]:
    """Yield the blocks with one level of headings, each with a unique name and text below it.

    A heading with only headings below it becomes part of their names: "Prosedur — Pendaftaran".
    """
    above: list[DraftLine] = []
    seen = Counter[str]()
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind is not LineKind.HEADING:
            yield block
            continue
        above = [line for line in above if line.level < block.level]
        is_empty = after is None or (after.kind is LineKind.HEADING and after.level > block.level)
        if is_empty and after is not None:
            above.append(block)
            continue
        name = spelling.allowed(" — ".join(one.text for one in (*above, block)))
        yield DraftLine(LineKind.HEADING, _unique(name, seen), block.place)


def _unique(name: str, seen: Counter[str]) -> str:
    """Return the name, with a number if another section has the same name."""
    number = seen[slug(name)] + 1
    free = name if number == 1 else f"{name} ({number})"
    while seen[slug(free)]:
        number += 1
        free = f"{name} ({number})"
    seen[slug(name)] = number
    seen[slug(free)] += free != name
    return free


def _sourced(line: tuple[str, str], known: Mapping[str, str]) -> tuple[str, str]:
    text, place = line
    if footnotes.keys(text) or text.startswith(("## ", ">")) or not needs_source(text):
        return line
    return f"{text}{known.get(_said(text), f'[^{OFFICE_KEY}]')}", place


def _cited_once(written: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Cite the document in its first sentence if no list item or figure cites it."""
    for at, (line, place) in enumerate(written):
        if line and not line.startswith(("## ", ">")):
            return [*written[:at], (f"{line}[^{OFFICE_KEY}]", place), *written[at + 1 :]]
    return written


def _cited_before(sop: Sop) -> dict[str, str]:
    """Return the source marks of each line of an SOP, by the line's words."""
    found: dict[str, str] = {}
    for section in sop.sections:
        for line in section.body.splitlines():
            if keys := footnotes.keys(line):
                found[_said(line)] = "".join(f"[^{key}]" for key in keys)
    return found


def _said(line: str) -> str:
    text = without_footnotes(line)
    return " ".join(words(re.sub(r"^\s*(?:-|\d+\.) ", "", text)))


def _head(
    document: Outline, sop: Sop | None, cited: set[str], today: date | None
) -> tuple[str, tuple[str, ...]]:
    values = _values(document, sop, today)
    sources = [source for source in sop.sources if source.key in cited] if sop else []
    values["sources"] = [_source(source) for source in sources if source.key != OFFICE_KEY]
    if OFFICE_KEY in cited:
        values["sources"].append(_office_source(document))
    values["aliases"] = list(sop.aliases) if sop else []
    missing = tuple(key for key in (*_ASKED, *_DAYS, "title") if not values[key])
    dumped = yaml.dump(values, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    head = _NULL.sub(r"\1:", dumped)
    return f"---\n{head}---\n", missing


def _values(document: Outline, sop: Sop | None, today: date | None) -> dict[str, Any]:
    """Return the head without its sources: what rules can decide, and empty values otherwise."""
    if sop is None:
        return {
            "id": slug(document.title) or None,
            "title": document.title or None,
            "section": None,
            "version": "1.0",
            "effective_from": today,
            "reviewed_at": today,
            "scope": "kantor",
            "status": "berlaku",
        }
    values = {
        "id": sop.id,
        "number": sop.number or None,
        "title": sop.title,
        "section": sop.section,
        "subject": sop.subject,
        "version": sop.version,
        "effective_from": today or sop.effective_from,
        "reviewed_at": today or sop.reviewed_at,
        "review_every": f"{sop.review_every.days} hari" if sop.review_every else None,
        "scope": sop.scope,
        "status": sop.status,
        "replaced_by": sop.replaced_by,
        "documents": list(sop.documents) or None,
        "answer_days": sop.answer_days,
    }
    return {key: value for key, value in values.items() if value is not None}


def _source(source: Source) -> dict[str, Any]:
    values = {
        "key": source.key,
        **({"source": source.id} if source.id else {"regulation": source.regulation}),
        "article": source.article,
        "title": source.title,
        "confidence": source.confidence,
        "date": source.date,
    }
    return {key: value for key, value in values.items() if value}


def _office_source(document: Outline) -> dict[str, Any]:
    named = ", ".join(part for part in (document.title, document.dated) if part)
    return {
        "key": OFFICE_KEY,
        "regulation": f"{_OFFICE}: {named}" if named else _OFFICE,
        "confidence": UNVERIFIED,
    }
