"""Telegram's old Markdown: no nesting, and a mark without an end is an error.

https://core.telegram.org/bots/api#markdown-style
"""

from botapi_emulator.formatting.entities import Entity
from botapi_emulator.formatting.marks import Open, Source, UnparsableError

KINDS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse(source: str) -> tuple[str, list[Entity]]:
    """Split Markdown into its text and its entities."""
    reading = Source(source)
    while not reading.is_over:
        if reading.looks_at("\\") and reading.source[reading.at + 1 : reading.at + 2] in KINDS:
            reading.at += 1
            reading.take()
        elif reading.source[reading.at] in KINDS:
            _entity(reading)
        else:
            reading.take()
    return reading.result()


def _entity(reading: Source) -> None:
    begin, mark = reading.at, reading.source[reading.at]
    if reading.looks_at("```"):
        opened, end = reading.opens_pre(begin), "```"
    else:
        reading.at += 1
        opened, end = reading.opened(KINDS[mark], at=begin), {"[": "]"}.get(mark, mark)
    while not reading.is_over and not reading.looks_at(end):
        reading.take()
    if reading.is_over:
        raise UnparsableError(
            f"Can't find end of the entity starting at byte offset {opened.byte_offset}"
        )
    reading.at += len(end)
    _close(reading, opened)


def _close(reading: Source, opened: Open) -> None:
    if opened.kind == "pre":
        reading.close_pre(opened)
    elif opened.kind != "text_link":
        reading.close(opened)
    elif not reading.looks_at("("):
        reading.close_link(opened, reading.inner(opened))
    else:
        end = reading.source.find(")", reading.at)
        end = len(reading.source) if end < 0 else end
        url, reading.at = reading.source[reading.at + 1 : end], end + 1
        reading.close_link(opened, url)
