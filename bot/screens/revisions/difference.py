"""What a new text changes, as a phone can show it: old line, new line, under their heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from bot.texts.revisions import review as texts
from knowledge.reading.sop_file import OPENING

_HEADING = re.compile(r"^## +(.+?)\s*$")
_FENCE = "---"
# Set by rule at every publication: no change that anybody has written.
_BY_RULE = re.compile(r"^(?:number|version|effective_from|reviewed_at):")


@dataclass(frozen=True)
class Change:
    """Lines under one heading that went, and lines that stand in their place."""

    heading: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def changes(before: str, after: str) -> list[Change]:
    """Every change of one text to the other, in the order of the text."""
    old, new = list(_told(before)), list(_told(after))
    matcher = SequenceMatcher(None, [line for _, line in old], [line for _, line in new], False)
    found = []
    for kind, old_at, old_end, new_at, new_end in matcher.get_opcodes():
        if kind != "equal":
            removed, added = old[old_at:old_end], new[new_at:new_end]
            headings = dict.fromkeys(heading for heading, _ in (*added, *removed))
            found += [
                Change(heading, _under(heading, removed), _under(heading, added))
                for heading in headings
            ]
    return found


def html(found: Sequence[Change], most_letters: int = 2_600) -> str:
    """The changes in HTML; what has no place is counted."""
    lines, used, left, heading = list[str](), 0, 0, ""
    for change in found:
        is_told = change.heading in ("", heading)
        title = [] if is_told else [f"<b>{escape(change.heading)}</b>"]
        heading = change.heading
        for line in [*title, *_marked(change)]:
            used += len(line)
            if used > most_letters:
                left += 1
            else:
                lines.append(line)
    return "\n".join([*lines, texts.rest(left)] if left else lines)


def _marked(change: Change) -> Iterator[str]:
    yield from (f"{texts.REMOVED}{escape(line)}" for line in change.removed)
    yield from (f"{texts.ADDED}{escape(line)}" for line in change.added)


def _under(heading: str, lines: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(line for at, line in lines if at == heading)


def _told(text: str) -> Iterator[tuple[str, str]]:
    """The lines that say something, each with the heading above it."""
    lines = text.splitlines()
    has_head = bool(lines) and lines[0].strip() == _FENCE
    heading, is_head = texts.HEAD if has_head else "", has_head
    for number, line in enumerate(lines):
        if is_head and number and line.strip() == _FENCE:
            heading, is_head = OPENING, False
        elif found := _HEADING.match(line):
            heading = found[1]
            yield heading, line.strip()
        elif line.strip() and not (is_head and (number == 0 or _BY_RULE.match(line))):
            yield heading, line.strip()
