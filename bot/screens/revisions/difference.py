"""What a new text changes, as a phone can show it: old and new lines under their heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.texts.revisions import review as texts
from knowledge.reading.manuscript import Manuscript
from knowledge.reading.sops.file import OPENING
from office.changes.matching import steps

_HEADING = re.compile(r"^## +(.+?)\s*$")
# Set by rule at every publication. Nobody has written these changes.
_BY_RULE = frozenset({"number", "version", "effective_from", "reviewed_at"})


@dataclass(frozen=True)
class Change:
    """Lines under one heading that were removed, and the lines in their place."""

    heading: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def changes(before: str, after: str) -> list[Change]:
    """Return every change from one text to the other, in the order of the text."""
    old, new = list(_told(before)), list(_told(after))
    found = []
    for kind, old_at, old_end, new_at, new_end in steps(
        [line for _, line in old], [line for _, line in new]
    ):
        if kind != "equal":
            removed, added = old[old_at:old_end], new[new_at:new_end]
            headings = dict.fromkeys(heading for heading, _ in (*added, *removed))
            found += [
                Change(heading, _under(heading, removed), _under(heading, added))
                for heading in headings
            ]
    return found


def html(found: Sequence[Change], most_letters: int = 2_600) -> str:
    """Return the changes in HTML. Those that do not fit are counted."""
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
    yield from (f"{texts.REMOVED}{escape(_read_aloud(line))}" for line in change.removed)
    yield from (f"{texts.ADDED}{escape(_read_aloud(line))}" for line in change.added)


def _read_aloud(line: str) -> str:
    """A line without its markup."""
    if found := _HEADING.match(line):
        return texts.heading(found[1])
    return f"• {line[2:]}" if line.startswith("- ") else line


def _under(heading: str, lines: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(line for at, line in lines if at == heading)


def _told(text: str) -> Iterator[tuple[str, str]]:
    """The lines with words, each with the heading above it."""
    manuscript = Manuscript.of(text)
    yield from ((texts.HEAD, line) for line in _head(manuscript.head))
    is_sop = bool(manuscript.head)
    heading = OPENING if is_sop else ""
    for line in (one.text for one in manuscript.body.lines):
        found = _HEADING.match(line)
        heading = found[1] if found else heading
        if line.strip():
            yield heading, line.strip()


def _head(head: Mapping[str, object]) -> Iterator[str]:
    """The values of a front matter, a line each. A source is one value."""
    for key, value in head.items():
        if key == "sources" and isinstance(value, list):
            yield from (_source(one) for one in value if isinstance(one, dict))
        elif key not in _BY_RULE:
            said = ", ".join(map(str, value)) if isinstance(value, list) else value
            yield f"{key}: {said}"


def _source(one: Mapping[str, object]) -> str:
    said = [str(one[key]) for key in ("regulation", "article", "title") if one.get(key)]
    return texts.source(str(one.get("key")), ", ".join(said), str(one.get("confidence")))
