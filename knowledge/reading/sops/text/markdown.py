"""The small Markdown of an SOP, read into blocks that any surface can show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.reading.footnotes import without_footnotes

_BULLET = re.compile(r"^(\s*)- +(.*)$")
_NUMBERED = re.compile(r"^(\s*)(\d+)\. +(.*)$")
_CONFLICT = re.compile(r"^\[!KONFLIK\]\s*(.*)$")
# The bodies that are asked for most are parsed once.
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text, bold or not."""

    text: str
    is_bold: bool = False


Spans = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list. Level 1 is below another item."""

    spans: Spans
    level: int = 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """One step of a numbered list."""

    number: int
    spans: Spans
    level: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an officer can say exactly as written."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that disagree, side by side, and the post to ask."""

    post: str
    sides: tuple[Spans, ...]


Block = Paragraph | Bullet | Numbered | Quote | Conflict


@lru_cache(maxsize=_REMEMBERED)
def blocks(body: str) -> tuple[Block, ...]:
    """Read the body of a section into blocks. Footnote marks are left out."""
    return tuple(_block(lines) for lines in _groups(body))


def raw_blocks(body: str) -> tuple[str, ...]:
    """Return the lines of each block as they are written, with their marks."""
    return tuple("\n".join(lines) for lines in _groups(body))


def plain(body: str) -> str:
    """Return a body as plain text, one line per block."""
    return "\n".join(plain_block(block) for block in blocks(body))


def said(body: str) -> tuple[str, ...]:
    """Return the words of a body without marks, one line per block: formatting does not count."""
    return tuple(line for block in blocks(body) for line in said_of(block))


def text_of(spans: Spans) -> str:
    """Return the words of spans without their formatting."""
    return "".join(span.text for span in spans)


def _groups(body: str) -> Iterator[list[str]]:
    """Yield the lines of each block. A wrapped line belongs to the block above it."""
    group: list[str] = []
    for line in body.splitlines():
        if group and (not line.strip() or _starts_block(line, group)):
            yield group
            group = []
        if line.strip():
            group.append(line)
    if group:
        yield group


def _starts_block(line: str, group: list[str]) -> bool:
    if line.startswith(">"):
        return not group[0].startswith(">")
    return group[0].startswith(">") or bool(_BULLET.match(line) or _NUMBERED.match(line))


def _block(lines: list[str]) -> Block:
    if lines[0].startswith(">"):
        return _quoted([line.lstrip(">").strip() for line in lines])
    first, rest = lines[0], lines[1:]
    if bullet := _BULLET.match(first):
        return Bullet(_joined(bullet[2], *rest), _level(bullet[1]))
    if numbered := _NUMBERED.match(first):
        return Numbered(int(numbered[2]), _joined(numbered[3], *rest), _level(numbered[1]))
    return Paragraph(_joined(*lines))


def _quoted(lines: list[str]) -> Quote | Conflict:
    conflict = _CONFLICT.match(lines[0])
    if not conflict:
        return Quote(_joined(*lines))
    sides = [group for group in _groups("\n".join(lines[1:])) if group]
    return Conflict(
        without_footnotes(conflict[1]),
        tuple(_joined(side[0].removeprefix("- "), *side[1:]) for side in sides),
    )


def _level(indent: str) -> int:
    return 1 if len(indent) >= 2 else 0


def _joined(*lines: str) -> Spans:
    return _spans(without_footnotes(" ".join(line.strip() for line in lines)))


def _spans(text: str) -> Spans:
    parts = text.split("**")
    return tuple(TextRun(part, is_bold=bool(i % 2)) for i, part in enumerate(parts) if part)


def plain_block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return text_of(spans)
        case Bullet(spans, level):
            return "  " * level + "• " + text_of(spans)
        case Numbered(number, spans, level):
            return "  " * level + f"{number}. " + text_of(spans)
        case Quote(spans):
            return "» " + text_of(spans)
        case Conflict(post, sides):
            listed = "\n".join("  • " + text_of(side) for side in sides)
            return f"Sumber berbeda — tanyakan {post}:\n{listed}"


def said_of(block: Block) -> Iterator[str]:
    """Yield the words of a block without marks, line by line."""
    if isinstance(block, Conflict):
        yield block.post
        runs = block.sides
    else:
        runs = (block.spans,)
    yield from (" ".join(text_of(spans).split()) for spans in runs)
