"""Telegram's HTML: parse_mode=HTML to text and entities, and back again for a page.

Faults are worded as Telegram words them, with byte offsets
(https://core.telegram.org/bots/api#html-style).
"""

import re
from html import escape

from botapi_emulator.formatting.entities import Entity, coalesced, end_of, utf16_length
from botapi_emulator.formatting.marks import Open, Source, UnparsableError

KINDS = {
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
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot));?")
PLAIN = re.compile(r"[^<&]+")
NAME = re.compile(r"[^\s>]*")
SPACE = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


def parse(source: str) -> tuple[str, list[Entity]]:
    """Split HTML into its text and its entities."""
    return _Parser(source).parsed()


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return CHARACTERS[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    is_character = 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else match[0]


class _Parser(Source):
    """Reads one source."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.around: list[tuple[str, Open]] = []
        self.languages: dict[int, str] = {}

    def parsed(self) -> tuple[str, list[Entity]]:
        while not self.is_over:
            if self.looks_at("<"):
                self._tag()
            elif self.looks_at("&"):
                self._reference()
            else:
                self.add(self._skip(PLAIN))
        if self.around:
            tag = self.around[-1][0]
            raise UnparsableError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return self.result()

    def _reference(self) -> None:
        match = REFERENCE.match(self.source, self.at)
        self.add(_character(match) if match else "&")
        self.at += len(match[0]) if match else 1

    def _tag(self) -> None:
        begin = self.byte_offset()
        self.at += 1
        if self.looks_at("/"):
            self.at += 1
            self._end(begin)
        else:
            self._begin(begin)

    def _begin(self, begin: int) -> None:
        opened = self.opened("", at=self.at - 1)
        tag = self._skip(NAME).lower()
        if self.is_over:
            raise UnparsableError(f"Unclosed start tag at byte offset {begin}")
        if tag not in KINDS:
            raise UnparsableError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        opened.kind = KINDS[tag]
        while not self.looks_at(">"):
            self._skip(SPACE)
            if not self.looks_at(">"):
                self._attribute(tag, opened, begin)
        self.at += 1
        if tag == "span" and opened.argument != "spoiler":
            raise UnparsableError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.around.append((tag, opened))

    def _attribute(self, tag: str, opened: Open, begin: int) -> None:
        name = self._skip(ATTRIBUTE)
        unclosed = UnparsableError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if self.is_over:
            raise unclosed
        if not name:
            raise UnparsableError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip(SPACE)
        value = None
        if self.looks_at("="):
            self.at += 1
            self._skip(SPACE)
            if self.is_over:
                raise unclosed
            value = self._value()
        if self.is_over:
            raise UnparsableError(f"Unclosed start tag at byte offset {begin}")
        _note(tag, name, value, opened)

    def _value(self) -> str:
        quote = self.source[self.at]
        if quote in "\"'":
            end = self.source.find(quote, self.at + 1)
            end = len(self.source) if end < 0 else end
            text, self.at = self.source[self.at + 1 : end], min(end + 1, len(self.source))
            return REFERENCE.sub(_character, text)
        begin = self.byte_offset()
        token = self._skip(TOKEN)
        if not self.is_over and not re.match(r"[\s>]", self.source[self.at]):
            raise UnparsableError(f"Unexpected end of name token at byte offset {begin}")
        return token.lower()

    def _end(self, begin: int) -> None:
        if not self.around:
            raise UnparsableError(f"Unexpected end tag at byte offset {begin}")
        found = self._skip(NAME).lower()
        self._skip(SPACE)
        if not self.looks_at(">"):
            raise UnparsableError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        tag, opened = self.around.pop()
        if found and found != tag:
            raise UnparsableError(
                f'Unmatched end tag at byte offset {begin}, expected "</{tag}>", found "</{found}>"'
            )
        self._close(opened)

    def _close(self, opened: Open) -> None:
        if opened.kind == "text_link":
            self.close_link(opened, opened.argument or self.inner(opened))
        elif opened.kind == "custom_emoji":
            if not re.fullmatch(r"[1-9][0-9]{0,18}", opened.argument):
                raise UnparsableError("Invalid custom emoji identifier specified")
            self.close(opened, custom_emoji_id=opened.argument)
        elif opened.kind in {"pre", "code"}:
            self._close_code(opened)
        else:
            self.close(opened)

    def _close_code(self, opened: Open) -> None:
        """Code in pre, or pre in code, over the same stretch is one, in the code's language."""
        place = {"offset": opened.offset, "length": self.offset - opened.offset}
        last = self.entities[-1] if self.entities else {}
        is_pair = {last.get("type"), opened.kind} == {
            "pre",
            "code",
        } and place.items() <= last.items()
        language = opened.argument or self.languages.get(opened.offset, "")
        if is_pair and language:
            self.entities[-1] = {"type": "pre", **place, "language": language}
            return
        if opened.kind == "code" and opened.argument:
            self.languages[opened.offset] = opened.argument
        self.close(opened)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        skipped = match[0] if match else ""
        self.at += len(skipped)
        return skipped


def _note(tag: str, name: str, value: str | None, opened: Open) -> None:
    """Keep what an attribute says of its entity."""
    if tag == "blockquote" and name == "expandable":
        opened.kind = "expandable_blockquote"
    elif value is None:
        return
    elif (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        opened.argument = value
    elif (tag, name) == ("code", "class") and value.startswith("language-"):
        opened.argument = value.removeprefix("language-")
    elif (tag, name) == ("span", "class") and value.startswith("tg-"):
        opened.argument = value.removeprefix("tg-")


def to_html(text: str, entities: list[Entity]) -> str:
    """Text and entities as HTML: text escaped, nothing but Telegram's own tags."""
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in coalesced(entities):
        if tags := _tags(entity):
            opening.setdefault(entity["offset"], []).append(tags[0])
            closing.setdefault(end_of(entity), []).insert(0, tags[1])
    pieces, offset = [], 0
    for character in text:
        pieces += [*closing.get(offset, []), *opening.get(offset, []), escape(character)]
        offset += utf16_length(character)
    return "".join([*pieces, *closing.get(offset, [])])


def _tags(entity: Entity) -> tuple[str, str] | None:
    if entity["type"] == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if entity["type"] == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if entity.get("language"):
        return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
    return TAGS.get(entity["type"])
