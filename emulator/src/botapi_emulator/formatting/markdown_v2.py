"""Telegram's MarkdownV2: marks nest, and every reserved character must be escaped.

https://core.telegram.org/bots/api#markdownv2-style
"""

from botapi_emulator.formatting import links
from botapi_emulator.formatting.entities import Entity
from botapi_emulator.formatting.marks import Open, Source, UnparsableError

RESERVED = set("_*[]()~`>#+-=|{}.!\n")
MARKS = {"__": "underline", "||": "spoiler", "![": "custom_emoji", "_": "italic", "*": "bold"}
MARKS |= {"~": "strikethrough", "[": "text_link", "`": "code"}
ENDS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
"""What Telegram calls them in its complaints."""


def parse(source: str) -> tuple[str, list[Entity]]:
    """Split MarkdownV2 into its text and its entities."""
    return _Parser(source).parsed()


class _Parser(Source):
    """Reads one source."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.around: list[Open] = []
        self.is_line_start = True
        self.quote: Open | None = None

    def parsed(self) -> tuple[str, list[Entity]]:
        while not self.is_over:
            self._step()
        if self.quote:
            self.close(self._end_quote())
        if self.around:
            raise self._no_end(self.around[-1])
        return self.result()

    def _step(self) -> None:
        character = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        if character == "\\" and following and 0 < ord(following) <= 126:
            self.at += 1
            self.is_line_start = following == "\n"
            self.take()
        elif character not in self._reserved():
            self.is_line_start = self.is_line_start and character == "\r"
            self.take()
        elif character == "\n":
            self._line_break()
        elif self._is_end():
            self._end()
        else:
            self._begin(character)

    def _reserved(self) -> set[str]:
        is_code = bool(self.around) and self.around[-1].kind in {"code", "pre"}
        return {"`"} if is_code else RESERVED

    def _line_break(self) -> None:
        ended = None
        if self.quote and not self.looks_at(">", ahead=1):
            ended = self._end_quote()
        self.take()
        if ended:
            self.close(ended)
        self.is_line_start = True

    def _is_end(self) -> bool:
        if not self.around or self.around[-1].kind == "blockquote":
            return False
        kind = self.around[-1].kind
        return self.looks_at(ENDS[kind]) and not (kind == "italic" and self.looks_at("__"))

    def _begin(self, character: str) -> None:
        begin = self.at
        if character == ">" and self.is_line_start:
            self.at += 1
            if self.quote is None:
                self.quote = self.opened("blockquote", at=begin)
                self.around.append(self.quote)
            return
        if self.looks_at("```"):
            self.around.append(self.opens_pre(begin))
            return
        mark = next((mark for mark in MARKS if self.looks_at(mark)), None)
        if mark is None:
            raise UnparsableError(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        self.at += len(mark)
        self.around.append(self.opened(MARKS[mark], at=begin))

    def _end(self) -> None:
        opened = self.around.pop()
        self.at += len(ENDS[opened.kind])
        if opened.kind == "pre":
            self.close_pre(opened)
        elif opened.kind == "text_link":
            self.close_link(opened, self._url() if self.looks_at("(") else self.inner(opened))
        elif opened.kind == "custom_emoji":
            self._end_emoji(opened)
        else:
            self.close(opened)

    def _url(self) -> str:
        self.at += 1
        begin, url = self.at, ""
        while not self.is_over and not self.looks_at(")"):
            following = self.source[self.at + 1 : self.at + 2]
            if self.looks_at("\\") and following and 0 < ord(following) <= 126:
                self.at += 1
            url += self.source[self.at]
            self.at += 1
        if self.is_over:
            raise UnparsableError(
                f"Can't find end of a URL at byte offset {self.byte_offset(begin)}"
            )
        self.at += 1
        return url

    def _end_emoji(self, opened: Open) -> None:
        if not self.looks_at("("):
            raise UnparsableError("The entity must contain a tg://emoji or tg://time URL")
        emoji = links.emoji_id(self._url())
        if emoji is None:
            raise UnparsableError("Invalid tg://emoji or tg://time URL specified")
        self.close(opened, custom_emoji_id=emoji)

    def _end_quote(self) -> Open:
        """End the quotation; one that ends with an empty spoiler can be folded."""
        opened = self.around[-1]
        is_mark = opened.kind == "spoiler" and opened.offset == self.offset
        if is_mark and self.source[: self.at].rstrip("\r").endswith("||"):
            self.around.pop()
        if self.around[-1] is not self.quote or self.quote is None:
            raise self._no_end(self.around[-1])
        self.quote = None
        ended = self.around.pop()
        ended.kind = "expandable_blockquote" if is_mark else "blockquote"
        return ended

    def _no_end(self, opened: Open) -> UnparsableError:
        name = "PreCode" if opened.argument else NAMES[opened.kind]
        return UnparsableError(
            f"Can't find end of {name} entity at byte offset {opened.byte_offset}"
        )
