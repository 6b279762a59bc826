"""Judges a text against the one it would replace: what falls away, and what has no source."""

import re
from collections.abc import Iterator, Mapping

from knowledge.reading import footnotes
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.revising.merging import BY_RULE
from knowledge.reading.sops.text.markdown import plain, raw_blocks
from knowledge.reading.words import words
from office.matching import steps

# A heading, a point of a list, a quote, or the mark of a source.
_MARKS = re.compile(r"^\s*(?:#{1,6} |[-•*] |\d+[.)] |>)|\[\^", re.MULTILINE)
# What stands before the words of a card or a question.
_LABELS = re.compile(r"^(?:[A-Z]\w+(?: \w+)?:|[a-d][.)])(?:\s|$)", re.MULTILINE)
# So many of their words are the same if two lines are one, and if one was made of the other.
_SAME, _ALIKE = 0.8, 0.5
# Of a shorter text most lines are soon gone.
_FEW_LINES = 4


def is_doubtful(present: str | None, said: str, *, has_labels: bool = False) -> bool:
    """Whether a message may be meant as a question, or would lose most of the present text.

    A text of the training is known by its labels.
    """
    marks = _LABELS if has_labels else _MARKS
    if not marks.search(said):
        is_line = "\n" not in said.strip()
        return bool(marks.search(present)) if present else is_line
    lost, count = fallen(present or "", said)
    return count >= _FEW_LINES and lost * 2 > count


def meant_for(present: str, said: str, others: Mapping[str, str]) -> str | None:
    """Return the other section for which a text seems meant, by its heading or its lines.

    Empty if it is like no section, and leaves nothing of a longer one. None if it is like the
    present text.
    """
    first, _ = Manuscript.of(said).without_heading()
    if first in others:
        return first
    lines, old = _words(said), _words(present)
    for heading, text in others.items():
        if max(_same(lines, old), len(lines) / 2) < _same(lines, _words(text)):
            return heading
    is_kept = any(_are_alike(line, one) for line in lines for one in old)
    is_text = _MARKS.search(said) or _LABELS.search(said)
    return "" if is_text and not is_kept and len(old) >= _FEW_LINES else None


def _words(text: str) -> list[frozenset[str]]:
    return [frozenset(words(footnotes.without_footnotes(line))) for line in _lines(text)]


def _same(lines: list[frozenset[str]], others: list[frozenset[str]]) -> int:
    """Count the lines whose words are, but for a few, those of one of the others."""
    return sum(
        any(len(line & one) >= _SAME * max(1, len(line), len(one)) for one in others)
        for line in lines
    )


def _are_alike(some: frozenset[str], others: frozenset[str]) -> bool:
    return len(some & others) >= _ALIKE * max(1, min(len(some), len(others)))


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
