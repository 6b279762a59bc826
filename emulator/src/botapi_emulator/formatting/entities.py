"""Entities of a text: counted in UTF-16 units, put in order, merged and split as Telegram does.

Bold and its like may overlap and are cut into pieces where another entity begins; links, code and
mentions never overlap; a quotation holds the others whole.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

Entity = dict[str, Any]

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PRE = ("pre", "code")
PRIORITIES = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    **{kind: 90 + place for place, kind in enumerate(SPLITTABLE)},
    "custom_emoji": 99,
}
FOUND_PRIORITY = 50

REMOVED = set("\r\u0333\u033f\u030a") | {chr(code) for code in range(0x2028, 0x202F)}
SPACES = {chr(code) for code in range(32)} - {"\n", "\r"}


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes: an emoji takes two."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """By where they begin, the longer first."""
    return sorted(entities, key=_place)


def _place(entity: Entity) -> tuple[int, int, int]:
    priority = PRIORITIES.get(entity["type"], FOUND_PRIORITY)
    return entity["offset"], -entity["length"], priority


def end_of(entity: Entity) -> int:
    """Where an entity ends."""
    return int(entity["offset"] + entity["length"])


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Turn control characters into spaces and drop those that Telegram drops."""
    if not (REMOVED | SPACES).intersection(text):
        return text, entities
    gone, offset = [], 0
    for character in text:
        if character in REMOVED:
            gone.append(offset)
        offset += utf16_length(character)
    kept = "".join(" " if c in SPACES else c for c in text if c not in REMOVED)
    return kept, [_shifted(entity, gone) for entity in entities]


def _shifted(entity: Entity, gone: list[int]) -> Entity:
    start = entity["offset"] - sum(place < entity["offset"] for place in gone)
    stop = end_of(entity) - sum(place < end_of(entity) for place in gone)
    return {**entity, "offset": start, "length": stop - start}


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut the white space around a text, and the entities with it."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    plain = text.strip()
    end = utf16_length(plain)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(end_of(entity) - lead, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return plain, ordered(kept)


def fixed(entities: list[Entity]) -> list[Entity]:
    """Entities as Telegram keeps them; those that are in order stay as they are."""
    entities = ordered(entity for entity in entities if entity["length"] > 0)
    if _is_in_order(entities):
        return entities
    soft, quotes, hard = _sorted_out(entities)
    quotes = _without_overlap(quotes)
    hard = _inside_or_outside(_without_overlap(hard), quotes)
    return _split(soft, ordered([*hard, *quotes]))


def with_found(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """The entities of a text with those found in it; the given ones come first."""
    if not found:
        return entities
    soft, quotes, hard = _sorted_out(entities)
    free = [one for one in found if not any(_overlap(one, other) for other in hard)]
    return _split(soft, ordered([*hard, *_inside_or_outside(free, quotes), *quotes]))


def coalesced(entities: list[Entity]) -> list[Entity]:
    """Bold and its like in one piece again wherever pieces touch."""
    soft, quotes, hard = _sorted_out(entities)
    whole = [one for kind in SPLITTABLE for one in _united(soft, kind)]
    return ordered([*quotes, *hard, *whole])


def _sorted_out(entities: list[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    soft = [entity for entity in entities if entity["type"] in SPLITTABLE]
    quotes = [entity for entity in entities if entity["type"] in QUOTES]
    return (
        soft,
        quotes,
        [entity for entity in entities if entity["type"] not in (*SPLITTABLE, *QUOTES)],
    )


def _is_in_order(entities: list[Entity]) -> bool:
    """Whether nothing overlaps, and only quotations hold something."""
    around: list[Entity] = []
    ends: dict[str, int] = {}
    for entity in entities:
        while around and entity["offset"] >= end_of(around[-1]):
            around.pop()
        kinds = {one["type"] for one in around}
        if around and (end_of(entity) > end_of(around[-1]) or not _may_hold(kinds, entity)):
            return False
        if ends.get(entity["type"], -1) >= entity["offset"] and entity["type"] in SPLITTABLE:
            return False
        ends[entity["type"]] = end_of(entity)
        around.append(entity)
    return True


def _may_hold(kinds: set[str], entity: Entity) -> bool:
    if entity["type"] in QUOTES:
        return False
    if entity["type"] in SPLITTABLE:
        return not kinds.intersection((*SPLITTABLE, *PRE))
    return kinds.issubset(QUOTES)


def _without_overlap(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity["offset"] >= end_of(kept[-1]):
            kept.append(entity)
    return kept


def _inside_or_outside(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    return [entity for entity in entities if not any(_crosses(entity, quote) for quote in quotes)]


def _crosses(entity: Entity, quote: Entity) -> bool:
    is_inside = quote["offset"] <= entity["offset"] and end_of(entity) <= end_of(quote)
    return _overlap(entity, quote) and not is_inside


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < end_of(other) and other["offset"] < end_of(one))


def _split(soft: list[Entity], others: list[Entity]) -> list[Entity]:
    """Cut bold and its like wherever something begins, and where another kind of thing ends."""
    whole = [one for kind in SPLITTABLE for one in _united(soft, kind)]
    cuts = {one["offset"] for one in (*whole, *others)} | {end_of(other) for other in others}
    pieces = [piece for one in whole for piece in _pieces(one, cuts)]
    pre = [other for other in others if other["type"] in PRE]
    free = [piece for piece in pieces if not any(_overlap(piece, one) for one in pre)]
    return ordered([*others, *free])


def _united(soft: list[Entity], kind: str) -> list[Entity]:
    united: list[Entity] = []
    for one in ordered(one for one in soft if one["type"] == kind):
        if united and one["offset"] <= end_of(united[-1]):
            length = max(end_of(united[-1]), end_of(one)) - united[-1]["offset"]
            united[-1] = {**united[-1], "length": length}
        else:
            united.append(one)
    return united


def _pieces(entity: Entity, cuts: set[int]) -> list[Entity]:
    inside = sorted(cut for cut in cuts if entity["offset"] < cut < end_of(entity))
    edges = [entity["offset"], *inside, end_of(entity)]
    return [{**entity, "offset": start, "length": stop - start} for start, stop in pairwise(edges)]
