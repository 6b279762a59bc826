"""Reads Markdown and plain text as people type them: any heading level, tables, other bullets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.converting import outline
from knowledge.converting.outlined import Item, Loss, Lost, Outline, ShownLine, Table
from knowledge.converting.unconvertible import Obstacle, Unconvertible

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(=+|-{3,})\s*$")
_ROW = re.compile(r"^\s*\|(.*?)\|?\s*$")
_DIVIDER = re.compile(r"^[\s|:-]+$")
_BULLET = re.compile(r"^(\s*)[-*+•] +(?:\[[ xX]\] +)?(.*)$")
_NUMBERED = re.compile(r"^(\s*)(\d{1,3})[.)] +(.*)$")
# Of the brackets inside brackets only one level is read: each character is looked at once.
_PICTURE = re.compile(r"!\[[^\[\]]*\]\((?:[^()]|\([^()]*+\))*+\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_STRONG = re.compile(r"__(?=\S)(.+?)(?<=\S)__")
_SLANTED = re.compile(r"(?<![*\w])\*(?=[^*\s])([^*]+?)(?<=[^*\s])\*(?![*\w])|\b_(?=\S)([^_]+)_\b")


def text_of(data: bytes) -> str:
    """Return the text of a file.

    Raises:
        Unconvertible: it has no encoding that common editors write.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unconvertible(Obstacle.DAMAGED) from None


def read(text: str) -> Outline:
    """Read a text without a head."""
    lost: list[Lost] = []
    items = list(_items(_without_comments(text).splitlines(), lost))
    if any(isinstance(one, ShownLine) and one.heading is not None for one in items):
        # In a text with marked headings, bold is never a heading.
        items = [
            replace(one, is_bold=False) if isinstance(one, ShownLine) else one for one in items
        ]
    return outline.read(items, lost)


def _without_comments(text: str) -> str:
    """Remove the comments, and keep their line ends."""
    kept, at = list[str](), 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += text[at:start], "\n" * text.count("\n", start, end)
        at = end + 3
    return "".join((*kept, text[at:]))


def _items(lines: Sequence[str], lost: list[Lost]) -> Iterator[Item]:
    at, tables = 0, 0
    while at < len(lines):
        place = f"baris {at + 1}"
        if _ROW.match(lines[at]):
            end = at
            while end < len(lines) and _ROW.match(lines[end]):
                end += 1
            tables += 1
            yield _table(lines[at:end], f"tabel {tables}")
            at = end
            continue
        if _PICTURE.search(lines[at]):
            lost.append(Lost(Loss.PICTURE, place))
        words = _PICTURE.sub("", lines[at]).rstrip()
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if words.strip() and _UNDERLINE.match(below) and not _BULLET.match(words):
            yield ShownLine(_plain(words), place, heading=0 if below[0] == "=" else 1)
            at += 2
            continue
        end = at + 1
        if words.strip() and not words.startswith((">", "#")):
            # A wrapped line belongs to the line above it.
            while end < len(lines) and _runs_on(lines[end]):
                words = f"{words} {lines[end].strip()}"
                end += 1
        if words.strip():
            yield _line(words, place)
        at = end


def _runs_on(line: str) -> bool:
    opens = (_ROW, _BULLET, _NUMBERED, _HEADING, _PICTURE)
    return (
        bool(line.strip()) and line[0] != ">" and not any(pattern.match(line) for pattern in opens)
    )


def _line(words: str, place: str) -> ShownLine:
    if heading := _HEADING.match(words):
        # A single "#" at the top is the title, as a title style is.
        return ShownLine(_plain(heading[1]), place, heading=len(words) - len(words.lstrip("#")) - 1)
    if words.startswith(">"):
        return ShownLine(words, place, is_quote=True)
    if bullet := _BULLET.match(words):
        return ShownLine(_plain(bullet[2]), place, marker="-", level=_level(bullet[1]))
    if numbered := _NUMBERED.match(words):
        number = f"{int(numbered[2])}."
        return ShownLine(_plain(numbered[3]), place, marker=number, level=_level(numbered[1]))
    said = _plain(words)
    is_bold = said.startswith("**") and said.endswith("**") and said.count("**") == 2
    return ShownLine(said, place, is_bold=is_bold)


def _table(lines: Sequence[str], place: str) -> Table:
    rows = [_ROW.match(line) for line in lines]
    cells = [
        tuple(_plain(cell) for cell in row[1].split("|"))
        for row in rows
        if row is not None and not _DIVIDER.match(row[1])
    ]
    widest = max((len(row) for row in cells), default=0)
    return Table(tuple((*row, *[""] * (widest - len(row))) for row in cells), place)


def _plain(text: str) -> str:
    text = _STRONG.sub(r"**\1**", _TAG.sub("", text))
    return _SLANTED.sub(lambda slanted: slanted[1] or slanted[2], text).strip()


def _level(indent: str) -> int:
    return min(2, (len(indent.expandtabs(4)) + 2) // 4 if len(indent) >= 2 else 0)
