"""Which parts of `office.toml` differ between two texts, and the same change on a third one."""

from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.reading.arranging.parts import OfficePart, parts
from knowledge.reading.arranging.rewriting import NotRewritable
from knowledge.reading.arranging.sheets import AS_OFFICE, applied, lines_of
from knowledge.reading.arranging.wording import BadLine
from knowledge.reading.toml_file import BadToml, tables_of


def touched(before: str, after: str) -> list[OfficePart]:
    """Return the parts that differ, in their order. A file that cannot be read has none."""
    old, new = _tables(before), _tables(after)
    found = dict.fromkeys((*parts(old), *parts(new)))
    return [part for part in found if _own(old, part) != _own(new, part)]


def _own(tables: Mapping[str, Any], part: OfficePart) -> tuple[str, ...]:
    """Return the lines of a part; none if it only follows the office, as a section that is new."""
    return tuple(line for line in lines_of(tables, part) if line != AS_OFFICE)


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Make on `theirs` the change from `base` to `mine`; None if both change the same part."""
    own, others = touched(base, mine), touched(base, theirs)
    if not others:
        return mine
    if set(own) & set(others):
        return None
    return with_parts_of(mine, own, theirs)


def with_parts_of(source: str, chosen: Iterable[OfficePart], text: str) -> str | None:
    """Put these parts of a text into another; None if it cannot be done.

    A section gives a task up only when another one takes it, so that one comes first.
    """
    tables, left = _tables(source), list(chosen)
    while left:
        later = list[OfficePart]()
        for part in left:
            try:
                text, _ = applied(text, part, lines_of(tables, part))
            except BadLine:
                later.append(part)
            except NotRewritable:
                return None
        if later == left:
            return None
        left = later
    return text


def only_parts_differ(before: str, after: str) -> bool:
    """Whether nothing else differs, and nothing is gone; False if a text cannot be read."""
    try:
        wanted = tables_of(after)
        if _tables(before).get("sections", {}).keys() - wanted.get("sections", {}).keys():
            return False  # whether something is open in it is seen in chat
        made = with_parts_of(after, touched(before, after), before)
        return made is not None and tables_of(made) == wanted
    except BadToml:
        return False


def _tables(text: str) -> Mapping[str, Any]:
    try:
        return tables_of(text)
    except BadToml:
        return {}
