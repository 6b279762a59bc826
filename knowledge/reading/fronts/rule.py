"""The rule by which a front page is composed: which sections come first, and which never."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import Message
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.arranging import is_lead
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.sops.text.markdown import (
    Block,
    Bullet,
    Numbered,
    Paragraph,
    blocks,
    text_of,
)
from knowledge.reading.toml_file import Complaint
from knowledge.reading.words import words

MOST_LINES = 8
LETTERS_A_LINE = 42
_ROOM = 3 * LETTERS_A_LINE  # of one section
_QUOTABLE = (Paragraph, Bullet, Numbered)
_MARK = 4  # the number of a step, or the space before the next line
_KEYS = ("first", "never")


@dataclass(frozen=True)
class FrontRule:
    """How headings begin: those that come first, in this order, and those that never come.

    The others follow as they stand in the SOP.
    """

    first: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def quotes(self, sop: Sop) -> list[tuple[Section, tuple[int, ...]]]:
        """Return the sections that the SOP's page quotes, and which of their blocks."""
        found: list[tuple[Section, tuple[int, ...]]] = []
        lines = 0
        for section in self._in_order(sop):
            places = _places(section)
            height = _height(section, places)
            if places and lines + height <= MOST_LINES:
                found.append((section, places))
                lines += height
        return found

    def _in_order(self, sop: Sop) -> Iterator[Section]:
        """Yield what an officer needs first. The opening counts if it says more than what it is."""
        proper = [part for part in sop.sections if part.heading != OPENING]
        kept = [part for part in proper if not _begins(part, self.never)]
        early = [part for begin in self.first for part in kept if _begins(part, (begin,))]
        yield from (part for part in sop.sections if part.heading == OPENING and part.sources)
        yield from dict.fromkeys([*early, *kept])


def load(path: Path) -> FrontRule:
    """Read the rule. Without a file the sections come as they stand.

    Raises:
        BrokenKnowledge: it is no list of beginnings of headings.
    """
    if not path.exists():
        return FrontRule()
    file = toml_file.read(path)
    file.refuse(_complaints(file.tables))
    return FrontRule(*(tuple(file.tables.get(key, ())) for key in _KEYS))


def _complaints(tables: dict[str, Any]) -> Iterator[Complaint]:
    known = ", ".join(_KEYS)
    for key, value in tables.items():
        if key not in _KEYS:
            yield (
                key,
                Message("'{key}' is not a key here; known are: {known}", key=key, known=known),
            )
        elif not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            yield key, Message("'{key}' must hold a list of texts", key=key)


def _begins(section: Section, begins: Sequence[str]) -> bool:
    heading = words(section.heading)
    return any(heading[: len(words(begin))] == words(begin) for begin in begins)


def _places(section: Section) -> tuple[int, ...]:
    """Return the blocks that stand for a section: its first line, or the first of its list.

    Steps follow as far as there is room. Of a lead-in only what ends with a colon is needed, and
    never alone. What sources disagree about, or nobody has verified, is not quoted.
    """
    found = blocks(section.body)
    if section.has_conflict or not isinstance(found[0], _QUOTABLE):
        return ()
    if section.heading == OPENING:
        return (0,) if _letters(found, (0,)) <= _ROOM else ()
    needs_list = is_lead(found, 0)
    is_named = needs_list and _text(found[0]).endswith(":")
    begin = 1 if needs_list and not is_named else 0
    places = [begin]
    kind = Numbered if isinstance(found[begin], Numbered) else type(found[1 if is_named else begin])
    is_list = is_named or kind is Numbered
    for place in range(begin + 1, len(found)):
        if not is_list or not isinstance(found[place], kind):
            break
        if _letters(found, [*places, place]) > _ROOM:
            break
        places.append(place)
    is_alone = is_named and len(places) == 1
    return () if is_alone or section.is_unverified_at(*places) else tuple(places)


def _letters(found: Sequence[Block], places: Sequence[int]) -> int:
    return sum(len(_text(found[place])) + _MARK for place in places)


def _height(section: Section, places: Sequence[int]) -> int:
    """Return the lines of a phone that the quoted blocks take below their heading."""
    found = blocks(section.body)
    chosen = [found[at] for at in places]
    quoted = [f"1. {_text(it)}" if isinstance(it, Numbered) else _text(it) for it in chosen]
    heading = [f"{section.heading}:"] if section.heading != OPENING else []
    return len(wrap(" ".join([*heading, *quoted, "…"]), LETTERS_A_LINE))


def _text(block: Block) -> str:
    return text_of(block.spans) if isinstance(block, _QUOTABLE) else ""
