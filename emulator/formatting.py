"""A text with its formatting as Telegram stores it, whatever way the formatting was given."""

from collections.abc import Callable, Mapping
from typing import Any

from emulator import html, markdown, markdown_v2, refusals
from emulator.chats import User
from emulator.detection import detected
from emulator.entities import Entity, cleaned, end_of, fixed, ordered, trimmed, utf16_length
from emulator.marks import UnparsableError

Parser = Callable[[str], tuple[str, list[Entity]]]

PARSERS: dict[str, Parser] = {
    "html": html.parse,
    "markdown": markdown.parse,
    "markdownv2": markdown_v2.parse,
}
LONGEST_SOURCE = 1 << 15
FOUND_ONLY = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
"""Telegram finds these by itself and passes over those that are given."""


def formatted(
    source: str, mode: str, given: list[Entity] | None, users: Mapping[int, User]
) -> tuple[str, list[Entity]]:
    """Text and entities from a source in some parse_mode, or with its entities given."""
    if len(source.encode()) > LONGEST_SOURCE:
        raise refusals.SOURCE_TOO_LONG
    plain, entities = _read(source, mode.lower(), given or [])
    plain, entities = trimmed(*cleaned(plain, fixed(entities)))
    return plain, detected(plain, _with_people(fixed(entities), users))


def _read(source: str, mode: str, given: list[Entity]) -> tuple[str, list[Entity]]:
    if not source or mode in {"", "none"}:
        return source, _checked(given, source)
    if mode not in PARSERS:
        raise refusals.PARSE_MODE_UNKNOWN
    try:
        return PARSERS[mode](source)
    except UnparsableError as error:
        raise refusals.entities_unparsable(error) from None


def _checked(given: list[Entity], source: str) -> list[Entity]:
    """Entities given beside their text: none may reach past its end or split a character."""
    kept = ordered(one for one in given if one["type"] not in FOUND_ONLY)
    for entity in kept:
        if not 0 <= entity["offset"] <= 1_000_000:
            raise refusals.wrong_entity("offset", entity["offset"])
        if not 0 <= entity["length"] <= 1_000_000:
            raise refusals.wrong_entity("length", entity["length"])
    end = utf16_length(source)
    for entity in kept:
        if entity["length"] and entity["offset"] > end:
            raise refusals.entity_begins_late(entity["offset"])
        if end_of(entity) > end:
            raise refusals.entity_ends_late(entity["offset"], end_of(entity))
    return [_plain(entity) for entity in kept]


def _plain(entity: Entity) -> Entity:
    """An entity with nothing but what its type has."""
    details = {"text_link": "url", "text_mention": "user", "pre": "language"}
    details |= {"custom_emoji": "custom_emoji_id"}
    extra: Any = details.get(entity["type"])
    names = {"type", "offset", "length", extra}
    return {key: value for key, value in entity.items() if key in names}


def _with_people(entities: list[Entity], users: Mapping[int, User]) -> list[Entity]:
    """Mentions of people without a username hold the person; unknown people are no entity."""
    known = []
    for entity in entities:
        if entity["type"] != "text_mention":
            known.append(entity)
        elif user := users.get(entity["user"]["id"]):
            known.append({**entity, "user": user.user()})
    return known
