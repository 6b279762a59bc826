"""Judges a text against the one it would replace: what falls away, and what has no source."""

import re
from collections.abc import Iterator

from knowledge.reading import footnotes
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.revising.merging import BY_RULE
from knowledge.reading.sops.text.markdown import plain, raw_blocks
from office.matching import steps

# A heading, a point of a list, a quote, or the mark of a source.
_MARKS = re.compile(r"^\s*(?:#{1,6} |[-•*] |\d+[.)] |>)|\[\^", re.MULTILINE)
# Of a shorter text most lines are soon gone.
_FEW_LINES = 4


def is_doubtful(present: str | None, said: str) -> bool:
    """Whether a message may be meant as a question, or would lose most of the present text."""
    if not _MARKS.search(said):
        is_line = "\n" not in said.strip()
        return bool(_MARKS.search(present)) if present else is_line
    lost, count = fallen(present or "", said)
    return count >= _FEW_LINES and lost * 2 > count


def is_changed(before: str, after: str) -> bool:
    """Whether anything that people wrote differs: what rules set and blank lines do not count."""
    return (_head(before), _lines(before)) != (_head(after), _lines(after))


def _head(text: str) -> list[tuple[str, object]]:
    """Return what the front matter says and nobody but a person sets. A source is its title."""
    return [
        (key, _sources(value) if key == "sources" else value)
        for key, value in Manuscript.of(text).head.items()
        if key not in BY_RULE and value not in ("", [], None)
    ]


def _sources(value: object) -> object:
    if not isinstance(value, list):
        return value
    named = ("source", "regulation", "article", "title", "confidence")
    return [[one.get(key) for key in named] for one in value if isinstance(one, dict)]


def part_of(text: str | None, heading: str) -> str:
    """Return the section of that heading, or the whole text without its head."""
    whole = Manuscript.of(text or "")
    part = whole.section(heading) if heading else whole.body
    return part.text.strip() if part is not None else ""


def fallen(before: str, after: str) -> tuple[int, int]:
    """Return how many lines fall away with nothing in their place, and how many there were."""
    old, new = _lines(before), _lines(after)
    lost = sum(
        max(0, (end - at) - (new_end - new_at))
        for kind, at, end, new_at, new_end in steps(old, new)
        if kind != "equal"
    )
    return lost, len(old)


def _lines(text: str) -> list[str]:
    return [line.text.strip() for line in Manuscript.of(text).body.lines if line.text.strip()]


def unsourced(path: str, before: str | None, after: str) -> list[str]:
    """Return what an SOP newly says without naming a source, as people read it."""
    if not content_files.is_sop(path):
        return []
    known = set(_said(before or ""))
    return [
        plain(block) for block in _said(after) if block not in known and not footnotes.keys(block)
    ]


def _said(text: str) -> Iterator[str]:
    """Yield the blocks of a text, without what an officer says word for word."""
    lines = (line.text for line in Manuscript.of(text).body.lines)
    for block in raw_blocks("\n".join("" if line.startswith("## ") else line for line in lines)):
        if not block.startswith("> ") or footnotes.keys(block):
            yield block
