"""Which sections one text changes of another, and the same change made on a third text."""

from collections.abc import Collection, Mapping
from typing import Final

from knowledge.reading.revising.manuscript import Line, Manuscript
from knowledge.reading.sops.text.file import OPENING

WHOLE: Final = "*"
"""Stands for all sections: the file is new, or its sections cannot be told apart."""
HEAD: Final = "---"
"""Stands for the front matter, without what rules set and without added or dropped sources."""
# Set by rule at every publication. Nobody has written these.
BY_RULE: Final = frozenset({"number", "version", "effective_from", "reviewed_at"})
_SOURCES = "sources"

_Blocks = Mapping[str, tuple[Line, ...]]


def touched(before: str | None, after: str) -> frozenset[str]:
    """Return the headings whose sections differ. A section that is new or gone differs, too."""
    old, new = Manuscript.of(before or ""), Manuscript.of(after)
    was, now = _blocks(old), _blocks(new)
    if before is None or was is None or now is None or _common(was, now) != _common(now, was):
        return frozenset({WHOLE})
    if (OPENING in was) != (OPENING in now):
        return frozenset({WHOLE})
    changed = {one for one in {*was, *now} if _said(was.get(one)) != _said(now.get(one))}
    return frozenset(changed | ({HEAD} if _differs(old, new) else set()))


def overlap(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two changes touch the same section."""
    return WHOLE in some or WHOLE in others or not set(some).isdisjoint(others)


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Make on `theirs` the change from `base` to `mine`. None if both touch the same section."""
    own, other = touched(base, mine), touched(base, theirs)
    if not other:
        return mine
    if overlap(own, other):
        return None
    there = Manuscript.of(theirs)
    known = [str(source.get("key")) for source in Manuscript.of(base).sources]
    here = Manuscript.of(mine).with_other_keys_than(there, known)
    head = here.front if HEAD in own else there.front
    lines = _body(_blocks(Manuscript.of(base)) or {}, here, there, own)
    whole = Manuscript((*head, *lines))
    return whole.with_sources_of(here).with_sources_of(there).without_uncited().text


def _body(
    base: _Blocks, mine: Manuscript, theirs: Manuscript, own: Collection[str]
) -> tuple[Line, ...]:
    here, there = _blocks(mine) or {}, _blocks(theirs) or {}
    order = [one for one in there if one in here or one not in base]
    above = ""
    for heading in here:
        if heading not in base:
            order.insert(order.index(above) + 1 if above in order else 0, heading)
        above = heading if heading in order else above
    found: list[Line] = []
    for heading in order:
        blank = [Line("")] if found else []
        found += [*blank, *_trimmed((here if heading in own else there)[heading])]
    return tuple(found)


def _blocks(text: Manuscript) -> _Blocks | None:
    """Return the lines of each section with its heading. None if two have the same heading."""
    if text.has_head and not text.head:
        return None
    found: dict[str, tuple[Line, ...]] = {}
    for heading, lines in text.blocks:
        if heading in found:
            return None
        found[heading] = lines
    return found


def _common(some: _Blocks, others: _Blocks) -> list[str]:
    return [one for one in some if one in others]


def _said(lines: tuple[Line, ...] | None) -> list[str] | None:
    return None if lines is None else [line.text for line in lines if line.text]


def _trimmed(lines: tuple[Line, ...]) -> list[Line]:
    found = list(lines)
    while found and not found[-1].text:
        found.pop()
    return found


def _differs(before: Manuscript, after: Manuscript) -> bool:
    """Whether the heads say different things. A source counts if both have it."""
    ignored = {*BY_RULE, _SOURCES}
    old, new = (
        {key: value for key, value in one.head.items() if key not in ignored}
        for one in (before, after)
    )
    was = {source.get("key"): source for source in before.sources}
    return old != new or any(
        source != was.get(source.get("key"), source) for source in after.sources
    )
