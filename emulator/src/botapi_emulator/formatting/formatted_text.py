"""A text with its formatting as Telegram stores it, whatever way the formatting was given."""

from collections.abc import Callable, Mapping
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting import given_entities, html, markdown, markdown_v2
from botapi_emulator.formatting.detection import detected
from botapi_emulator.formatting.entities import Entity, cleaned, fixed, trimmed
from botapi_emulator.formatting.marks import UnparsableError
from botapi_emulator.world.chats import User

Parser = Callable[[str], tuple[str, list[Entity]]]

PARSERS: dict[str, Parser] = {
    "html": html.parse,
    "markdown": markdown.parse,
    "markdownv2": markdown_v2.parse,
}
LONGEST_SOURCE = 1 << 15


def formatted(
    source: str, mode: str, given: Any, users: Mapping[int, User]
) -> tuple[str, list[Entity]]:
    """Text and entities from a source in some parse_mode, or with its entities given as JSON."""
    if len(source.encode()) > LONGEST_SOURCE:
        raise refusals.SOURCE_TOO_LONG
    plain, entities = _read(source, mode.lower(), given)
    plain, entities = trimmed(*cleaned(plain, fixed(entities)))
    return plain, detected(plain, _with_people(fixed(entities), users))


def _read(source: str, mode: str, given: Any) -> tuple[str, list[Entity]]:
    if not source or mode in {"", "none"}:
        return source, given_entities.read(given, source)
    if mode not in PARSERS:
        raise refusals.PARSE_MODE_UNKNOWN
    try:
        return PARSERS[mode](source)
    except UnparsableError as error:
        raise refusals.entities_unparsable(error) from None


def _with_people(entities: list[Entity], users: Mapping[int, User]) -> list[Entity]:
    """Mentions of people without a username hold the person; unknown people are no entity."""
    known = []
    for entity in entities:
        if entity["type"] != "text_mention":
            known.append(entity)
        elif user := users.get(entity["user"]["id"]):
            known.append({**entity, "user": user.user()})
    return known
