"""What the three markup languages share: a text that grows, and entities that open and close."""

from dataclasses import dataclass, field
from typing import Any

from botapi_emulator.formatting import links
from botapi_emulator.formatting.entities import Entity, ordered, utf16_length


class UnparsableError(ValueError):
    """can't parse entities"""


@dataclass
class Open:
    """An entity that has begun: its kind, where in the text and in the source, its argument."""

    kind: str
    offset: int
    byte_offset: int
    start: int
    argument: str = ""


@dataclass
class Source:
    """A source being read from left to right, and the text and entities read so far."""

    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    entities: list[Entity] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether everything is read."""
        return self.at >= len(self.source)

    def looks_at(self, words: str, ahead: int = 0) -> bool:
        """Whether these characters come next."""
        return self.source.startswith(words, self.at + ahead)

    def byte_offset(self, at: int | None = None) -> int:
        """The place in the source as Telegram's complaints count it."""
        return len(self.source[: self.at if at is None else at].encode())

    def add(self, characters: str) -> None:
        """Let the text grow."""
        self.text += characters
        self.offset += utf16_length(characters)

    def take(self) -> None:
        """Move one character over to the text."""
        self.add(self.source[self.at])
        self.at += 1

    def opened(self, kind: str, argument: str = "", at: int | None = None) -> Open:
        """An entity that begins where the text ends now."""
        return Open(kind, self.offset, self.byte_offset(at), len(self.text), argument)

    def inner(self, opened: Open) -> str:
        """The text since an entity began."""
        return "".join(self.text[opened.start :])

    def close(self, opened: Open, **details: Any) -> None:
        """Let an entity end here; an empty one is none."""
        if length := self.offset - opened.offset:
            place = {"offset": opened.offset, "length": length}
            self.entities.append({"type": opened.kind, **place, **details})

    def close_link(self, opened: Open, url: str) -> None:
        """Let a link end here: to an address, to a person, or to nowhere, which is no entity."""
        if user := links.user_id(url):
            opened.kind = "text_mention"
            self.close(opened, user={"id": user})
            return
        try:
            address = links.checked(url)
        except links.WrongLinkError:
            return
        opened.kind = "text_link"
        self.close(opened, url=address)

    def close_pre(self, opened: Open) -> None:
        """Let preformatted text end here, with its language if one was named."""
        self.close(opened, **({"language": opened.argument} if opened.argument else {}))

    def opens_pre(self, at: int) -> Open:
        """Step over the three backticks, a language and one line break."""
        self.at += 3
        end = self.at
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        language = ""
        if self.at != end and end < len(self.source) and self.source[end] != "`":
            language, self.at = self.source[self.at : end], end
        for line_break in ("\r\n", "\n\r", "\n", "\r"):
            if self.looks_at(line_break):
                self.at += len(line_break)
                break
        return self.opened("pre", language, at)

    def result(self) -> tuple[str, list[Entity]]:
        """The text and its entities."""
        return "".join(self.text), ordered(self.entities)
