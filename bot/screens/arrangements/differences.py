"""What two texts of `office.toml` say differently, in the words of its parts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.texts import arrangements as texts
from bot.texts.revisions.review import ADDED, REMOVED
from knowledge.reading.arranging import OfficePart, PartGroup, lines_of, touched
from knowledge.reading.toml_file import BadToml, tables_of
from office.revisions import OfficeChange


def html(before: str, after: str) -> str:
    """Return each part that differs with its values before and after; empty if none does."""
    try:
        old, new = tables_of(before), tables_of(after)
    except BadToml:
        return ""
    shorts, names = _names(old, new)
    return "\n\n".join(
        texts.block(texts.removed(texts.part(part, shorts, names)), ())
        if _is_gone(new, part)
        else texts.block(
            texts.part(part, shorts, names), _lines(lines_of(old, part), lines_of(new, part))
        )
        for part in touched(before, after)
    )


def title(before: str, after: str, part: OfficePart) -> str:
    """Return what people call a part of the new text, or one that it lacks."""
    old, new = tables_of(before), tables_of(after)
    shorts, names = _names(old, new)
    found = next((it for it in touched(before, after) if it.group is part.group), part)
    name = texts.part(found if part.is_new else part, shorts, names)
    return texts.removed(name) if not part.is_new and _is_gone(new, part) else name


def _names(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what sections and units are called by their ids, also those that are gone."""
    sections = {**old.get("sections", {}), **new.get("sections", {})}
    units = {**old.get("units", {}), **new.get("units", {})}
    shorts = {id: str(own.get("short", id)) for id, own in sections.items()}
    return shorts, {id: str(own.get("name", id)) for id, own in units.items()}


def title_back(change: OfficeChange) -> str:
    """Return what the former value of a change is called: a section that went is there again."""
    before, after = change.before, change.revision.text
    tables = tables_of(after)
    gone = [part for part in touched(before, after) if _is_gone(tables, part)]
    return title(after, before, gone[0]) if gone else change.revision.title


def _is_gone(tables: Mapping[str, Any], part: OfficePart) -> bool:
    """Whether a section is gone, and with it what is its own."""
    is_of_section = part.group in (PartGroup.SECTION, PartGroup.TIERS)
    return is_of_section and not lines_of(tables, part)


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield values before and after: on one line each, or the whole of what is in an order."""
    was, now = _labelled(old), _labelled(new)
    if was is not None and now is not None and list(was) == list(now):
        for label in was:
            if was[label] != now[label]:
                yield texts.changed_line(label, was[label], now[label])
        return
    yield from (f"{REMOVED}{line}" for line in old)
    yield from (f"{ADDED}{line}" for line in new)


def _labelled(lines: Sequence[str]) -> dict[str, str] | None:
    pairs = [line.rpartition(": ")[::2] for line in lines]
    found = dict(pairs)
    return found if len(found) == len(pairs) and "" not in found else None
