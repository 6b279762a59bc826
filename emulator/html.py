"""Telegram's HTML: parse_mode=HTML to text and entities, and back again for a page.

Offsets and lengths count UTF-16 units; faults are worded as Telegram words them, with byte offsets
(https://core.telegram.org/bots/api#html-style).
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

Entity = dict[str, Any]

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot));?")
TAG = re.compile(r"""<(/?)([^\s>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>""")
UNCLOSED = re.compile(r"<(/?)(\S*)(\s?)")
ATTRIBUTE = re.compile(r"""\s*([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")


class UnparsableError(ValueError):
    """can't parse entities"""


@dataclass(frozen=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes: an emoji takes two."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def parse(source: str) -> tuple[str, list[Entity]]:
    """Split HTML into its text and its entities."""
    text, position = "", 0
    entities: list[Entity] = []
    stack: list[_Open] = []
    for match in TAG.finditer(source):
        text += _decode(source, position, match.start())
        position, offset = match.end(), len(source[: match.start()].encode())
        if match[1]:
            _close(match[2].lower(), text, stack, entities, offset)
        else:
            stack.append(_open(match, text, offset))
    text += _decode(source, position, len(source))
    if stack:
        raise UnparsableError(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return _trimmed(text, entities)


def _decode(source: str, start: int, end: int) -> str:
    stretch = source[start:end]
    if broken := UNCLOSED.search(stretch):
        offset = len(source[: start + broken.start()].encode())
        if broken[3] and not broken[1] and broken[2].lower() not in TYPES:
            raise UnparsableError(f'Unsupported start tag "{broken[2]}" at byte offset {offset}')
        kind = "end" if broken[1] else "start"
        raise UnparsableError(f"Unclosed {kind} tag at byte offset {offset}")
    return REFERENCE.sub(_character, stretch)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return CHARACTERS[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x110000 else match[0]


def _open(match: re.Match[str], text: str, offset: int) -> _Open:
    tag = match[2].lower()
    if tag not in TYPES:
        raise UnparsableError(f'Unsupported start tag "{tag}" at byte offset {offset}')
    attributes = {
        m[1].lower(): REFERENCE.sub(_character, m[2] or m[3] or m[4] or "")
        for m in ATTRIBUTE.finditer(match[3])
    }
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise UnparsableError(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    return _Open(tag, attributes, len(text))


def _close(tag: str, text: str, stack: list[_Open], entities: list[Entity], offset: int) -> None:
    if not stack:
        raise UnparsableError(f"Unexpected end tag at byte offset {offset}")
    opened = stack.pop()
    if tag and tag != opened.tag:
        raise UnparsableError(
            f"Unmatched end tag at byte offset {offset}, "
            f'expected "</{opened.tag}>", found "</{tag}>"'
        )
    inner = text[opened.start :]
    place = {"offset": utf16_length(text[: opened.start]), "length": utf16_length(inner)}
    if details := _details(opened, inner):
        entities.append({**details, **place})


def _details(opened: _Open, inner: str) -> Entity | None:
    """The entity's type with what belongs to it; None for a link that leads nowhere."""
    attributes = opened.attributes
    if opened.tag == "a":
        url = attributes.get("href") or inner
        return {"type": "text_link", "url": url} if "." in url or ":" in url else None
    if opened.tag == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
    if opened.tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {"type": TYPES[opened.tag]}


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut the white space around the text, as Telegram does, and the entities with it."""
    return text.strip(), moved(entities, text)


def moved(entities: list[Entity], text: str) -> list[Entity]:
    """The entities of `text` as they lie in `text.strip()`, outer before inner."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    end = utf16_length(text.strip())
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def to_html(text: str, entities: list[Entity]) -> str:
    """Text and entities as HTML: text escaped, nothing but Telegram's own tags."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        if tags := _tags(entity):
            opening.setdefault(entity["offset"], []).append(tags[0])
            closing.setdefault(entity["offset"] + entity["length"], []).insert(0, tags[1])
    pieces, offset = [], 0
    for character in text:
        pieces += [*closing.get(offset, []), *opening.get(offset, []), escape(character)]
        offset += utf16_length(character)
    return "".join([*pieces, *closing.get(offset, [])])


def _tags(entity: Entity) -> tuple[str, str] | None:
    if entity["type"] == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if entity["type"] == "url":
        return None
    return TAGS.get(entity["type"])
