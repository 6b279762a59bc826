"""The entities a bot gives beside a text, read and refused as Telegram's server does."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.entities import PRIORITIES, Entity, end_of, ordered, utf16_length
from botapi_emulator.parameters.fields import Fields

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
LARGEST = 1_000_000
NO_OBJECT = refusals.bad_request("expected an Object")
TYPE_MISSING = refusals.bad_request("Type is not specified")
TYPE_UNKNOWN = refusals.bad_request("Unsupported type specified")
DATE_FORMAT_WRONG = refusals.bad_request("Invalid date-time format specified")


def read(given: Any, source: str) -> list[Entity]:
    """The entities given for a text; what is no list is none.

    Raises:
        Refusal: one is malformed, reaches past the end or splits a character.
    """
    entities = [_entity(one) for one in given] if isinstance(given, list) else []
    kept = ordered(one for one in entities if one["type"] not in FOUND_ONLY)
    for entity in kept:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= LARGEST:
                raise refusals.wrong_entity(name, entity[name])
    _check_ends(kept, utf16_length(source))
    return kept


def _entity(given: Any) -> Entity:
    with refusals.while_parsing("MessageEntity"):
        if not isinstance(given, dict):
            raise NO_OBJECT
        fields = Fields(given)
        place = {"offset": fields.integer("offset"), "length": fields.integer("length")}
        kind = fields.text("type")
        if not kind:
            raise TYPE_MISSING
        if kind not in PRIORITIES and kind not in FOUND_ONLY:
            raise TYPE_UNKNOWN
        return {"type": kind, **place, **_details(kind, fields)}


def _details(kind: str, fields: Fields) -> dict[str, Any]:
    """What an entity has because of its type."""
    match kind:
        case "pre":
            language = fields.text("language", "")
            return {"language": language} if language else {}
        case "text_link":
            return {"url": fields.text("url")}
        case "text_mention":
            return {"user": {"id": Fields(fields.needed_object("user")).integer("id")}}
        case "custom_emoji":
            return {"custom_emoji_id": str(fields.integer("custom_emoji_id"))}
        case "date_time":
            return _moment(fields)
    return {}


def _moment(fields: Fields) -> dict[str, Any]:
    moment = {"unix_time": fields.integer("unix_time")}
    written = fields.text("date_time_format", "")
    if written not in {"r", "R"} and set(written) - set("tTdDwW"):
        raise DATE_FORMAT_WRONG
    return {**moment, "date_time_format": written} if written else moment


def _check_ends(entities: list[Entity], end: int) -> None:
    for entity in entities:
        if entity["length"] and entity["offset"] > end:
            raise refusals.entity_begins_late(entity["offset"])
        if end_of(entity) > end:
            raise refusals.entity_ends_late(entity["offset"], end_of(entity))
