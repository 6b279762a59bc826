"""Turns what a keeper sends into the text of a content file."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from knowledge.converting import Lost, Obstacle, Unconvertible, confirmed, limited
from knowledge.reading.cases.confirming import is_digest
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Line, Manuscript
from knowledge.reading.sops.sop import Sop
from knowledge.shelf import Shelf
from office import privacy
from office.revisions.form import Written
from office.shelf import Publication
from office.shelf.stamping import confirmed as confirmed_case
from office.shelf.stamping import stamp

# Ten times more than any file that can be written in chat.
_MOST_TEXT = 200_000
# The same of lines. Each may become a section, and sections are compared with one another.
_MOST_LINES = 4_000
_TEXTS = frozenset({".md", ".toml", ".txt"})
# What may be an authority's, and so in an SOP.
_OFFICIAL = {privacy.Kind.PHONE, privacy.Kind.EMAIL, privacy.Kind.ACCOUNT}
_IDENTITIES = frozenset(privacy.Kind) - _OFFICIAL
# The front matter of a new SOP, without what is set when it is published.
_NEW_HEAD = """---
id: {id}
title: {title}
section: {section}
scope: kantor
status: berlaku
sources: []
aliases: []
---
"""


@dataclass(frozen=True)
class Received:
    """The text of a document, the places of its lines, and what was lost."""

    manuscript: Manuscript
    lost: tuple[Lost, ...] = ()


async def read(name: str, content: bytes, sop: Sop | None, today: date, path: str = "") -> Received:
    """Turn a file into a text. A document that is converted becomes a source itself.

    Its author confirms it and a head reviews it, so it counts as the practice of the office.
    `path` is the content file for which it is sent, if that is known.

    Raises:
        Unconvertible: there is no text in it, or it cannot be read.
    """
    is_text = PurePath(name.lower()).suffix in _TEXTS
    if is_text and content_files.is_written_by_hand((path or name).lower()):
        return Received(numbered(_short(_decoded(content))))
    draft = await limited.convert(name, content, sop=sop, today=today)
    _short(draft.text)
    return Received(Manuscript.of(confirmed(draft.text), draft.places), draft.lost)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unconvertible(Obstacle.DAMAGED) from None


def _short(text: str) -> str:
    """Return the text. Raises Unconvertible if it is too long to check between two messages."""
    if len(text.encode()) > _MOST_TEXT:
        raise Unconvertible(Obstacle.TOO_MUCH_TEXT)
    if text.count("\n") > _MOST_LINES:
        raise Unconvertible(Obstacle.TOO_LONG)
    return text


def numbered(text: str) -> Manuscript:
    """Return a text whose lines are named by their numbers."""
    count = text.count("\n") + 1
    return Manuscript.of(text, [f"baris {number}" for number in range(1, count + 1)])


def placed(
    shelf: Shelf, written: Written, sent: Manuscript, before: str | None, today: date
) -> Manuscript:
    """Return the whole file with what was sent in its place; rules set number and dates."""
    if not content_files.is_sop(written.path):
        _, entry = sent.without_heading()
        if content_files.is_case(written.path):
            return _confirmed(shelf, written.path, sent)
        old = Manuscript.of(before or "")
        return old.with_section(written.heading, entry) if written.heading else sent
    if written.heading:
        old = Manuscript.of(before or "")
        sent = sent.with_other_keys_than(old)
        _, body = sent.body.without_heading()
        whole = old.with_section(written.heading, body).with_sources_of(sent).without_uncited()
    elif before is None:
        whole = (sent if sent.has_head else _with_head(written, sent, before)).with_head(
            {
                "id": PurePath(written.path).stem,
                "title": quoted(written.title),
                "section": written.section,
            }
        )
    else:
        whole = sent if sent.has_head else _with_head(written, sent, before)
    return stamp(shelf, written.path, whole.with_practice(), Publication(before, today, today))


def _confirmed(shelf: Shelf, path: str, sent: Manuscript) -> Manuscript:
    """Return a case with the digests of today. Its author has read the lines."""
    told = iter(line for line in sent.lines if not is_digest(line.text))
    lines = Manuscript.of(confirmed_case(shelf, path, sent.text)).lines
    return Manuscript(tuple(line if is_digest(line.text) else next(told) for line in lines))


def _with_head(written: Written, body: Manuscript, before: str | None) -> Manuscript:
    """Put a head above a text that has none: that of the text before, or that of a new SOP."""
    if before is not None:
        old = Manuscript.of(before)
        head = old.lines[: len(old.lines) - len(old.body.lines)]
    else:
        sop_id = PurePath(written.path).stem
        values = {"id": sop_id, "title": quoted(written.title), "section": written.section}
        head = Manuscript.of(_NEW_HEAD.format(**values)).lines
    blank = () if head and not head[-1].text else (Line(""),)
    return Manuscript((*head, *blank, *body.lines))


def quoted(text: str) -> str:
    """Quote a text for YAML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def without_identities(
    manuscript: Manuscript, before: str | None
) -> tuple[Manuscript, frozenset[int]]:
    """Return the text without identity numbers in its new lines, and the numbers of those lines.

    The telephone of an authority may stand in an SOP. The number of a person never may.
    """
    known = set((before or "").splitlines())
    lines, found = list(manuscript.lines), set()
    for at, line in enumerate(lines):
        masked = privacy.mask(line.text)
        if line.text not in known and _IDENTITIES.intersection(masked.kinds):
            lines[at] = Line(masked.text, line.place)
            found.add(at + 1)
    return Manuscript(tuple(lines)), frozenset(found)
