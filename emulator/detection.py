"""Entities Telegram finds in plain text by itself: commands, mentions, hashtags, addresses."""

import re
from typing import Any

from emulator.html import utf16_length

PATTERN = re.compile(
    r"(?P<url>https?://[^\s<>]+[^\s<>.,;:!?)\]'\"])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)
OPAQUE = {"code", "pre", "text_link"}
"""Inside these nothing is looked for."""


def detected(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The given entities with those found in the text added, in order."""
    closed = [entity for entity in entities if entity["type"] in OPAQUE]
    found = [entity for entity in _found(text) if not any(_overlap(entity, c) for c in closed)]
    if not found:
        return entities
    return sorted([*entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))


def _found(text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in PATTERN.finditer(text)
    ]


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
