"""Rich messages: HTML with headings, lists and tables, as the blocks of a RichMessage object.

Media, maps and formulas are not read, nor is Markdown.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from botapi_emulator import refusals

LIMIT = 32_768
"""Characters of a rich message."""
STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "tg-spoiler": "spoiler",
    "sub": "subscript",
    "sup": "superscript",
    "mark": "marked",
    "code": "code",
}
"""What each tag makes of the words inside."""
HEADINGS = {f"h{size}": size for size in range(1, 7)}
BLOCKS = {"p", "pre", "footer", "hr", "ul", "ol", "blockquote", "aside", "details", "table"}
PARTS = {"li", "summary", "tr", "td", "th", "thead", "tbody"}
"""What stands inside of blocks only."""
VOID = {"hr", "br"}
KNOWN = {*STYLES, *HEADINGS, *BLOCKS, *PARTS, *VOID, "a"}

Json = dict[str, Any]
Text = str | list[Any] | Json


@dataclass
class Node:
    """An element: words, and elements within."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether it stands by itself, not in a line."""
        return self.tag in BLOCKS or self.tag in HEADINGS

    def all(self, *tags: str) -> "list[Node]":
        """The elements of some kinds directly within."""
        return [one for one in self.children if isinstance(one, Node) and one.tag in tags]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN:
            raise refusals.entities_unparsable(f'Unsupported start tag "{tag}"')
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise refusals.entities_unparsable(f'Unexpected end tag "{tag}"')
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def blocks(html: str) -> list[Json]:
    """The blocks that HTML describes.

    Raises:
        Refusal: a tag is unknown or not closed, or there are too many words.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) > 1:
        raise refusals.entities_unparsable(
            f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"'
        )
    made = _blocks(reader.open[0])
    if not made:
        raise refusals.TEXT_EMPTY
    if len(plain(made)) > LIMIT:
        raise refusals.TEXT_TOO_LONG
    return made


def _blocks(node: Node) -> list[Json]:
    """What stands in an element; loose words are paragraphs."""
    made: list[Json] = []
    line = Node("")
    for child in [*node.children, Node("hr")]:
        if not (isinstance(child, Node) and child.is_block):
            line.children.append(child)
            continue
        if text := _text(line):
            made.append({"type": "paragraph", "text": text})
        line = Node("")
        made.append(_block(child))
    return made[:-1]  # without the rule that ended the last line


def _block(node: Node) -> Json:
    if node.tag in HEADINGS:
        return {"type": "heading", "text": _text(node), "size": HEADINGS[node.tag]}
    if node.tag == "hr":
        return {"type": "divider"}
    if node.tag == "pre":
        return _preformatted(node)
    if node.tag in {"ul", "ol"}:
        items = enumerate(node.all("li"), start=1)
        return {"type": "list", "items": [_item(node.tag, *each) for each in items]}
    if node.tag == "blockquote":
        return {"type": "blockquote", "blocks": _blocks(node)}
    if node.tag == "details":
        return _details(node)
    if node.tag == "table":
        rows = [row for part in (node, *node.all("thead", "tbody")) for row in part.all("tr")]
        cells = [[_cell(cell) for cell in row.all("td", "th")] for row in rows]
        return {"type": "table", "cells": cells}
    kinds = {"p": "paragraph", "footer": "footer", "aside": "pullquote"}
    return {"type": kinds[node.tag], "text": _text(node)}


def _preformatted(node: Node) -> Json:
    code = next(iter(node.all("code")), None)
    named = str(code.attributes.get("class") or "") if code else ""
    language = named.removeprefix("language-")
    words = {"type": "pre", "text": _words(node)}
    return {**words, "language": language} if language else words


def _item(kind: str, place: int, node: Node) -> Json:
    label = "•" if kind == "ul" else f"{place}."
    numbered = {"value": place, "type": "1"} if kind == "ol" else {}
    return {"label": label, "blocks": _blocks(node), **numbered}


def _details(node: Node) -> Json:
    summary = next(iter(node.all("summary")), Node(""))
    rest = Node("", {}, [child for child in node.children if child is not summary])
    shown = {"is_open": True} if "open" in node.attributes else {}
    return {"type": "details", "summary": _text(summary), "blocks": _blocks(rest), **shown}


def _cell(node: Node) -> Json:
    told: Json = {"text": _text(node), "align": "left", "valign": "top"}
    for name in ("colspan", "rowspan"):
        if (number := str(node.attributes.get(name) or "")).isdigit():
            told[name] = int(number)
    return {**told, "is_header": True} if node.tag == "th" else told


def _text(node: Node) -> Text:
    """The words of an element as a RichText."""
    parts = [_part(child) for child in node.children]
    parts = [part for part in parts if part]
    if not any(not isinstance(part, str) or part.strip() for part in parts):
        return ""
    if len(parts) == 1:
        return parts[0].strip() if isinstance(parts[0], str) else parts[0]
    return parts


def _part(child: Node | str) -> Text:
    if isinstance(child, str):
        return child
    if child.tag == "br":
        return "\n"
    if child.tag in STYLES:
        return {"type": STYLES[child.tag], "text": _text(child)}
    if child.tag == "a" and child.attributes.get("href"):
        return {"type": "url", "text": _text(child), "url": str(child.attributes["href"])}
    if child.tag == "a" and child.attributes.get("name"):
        return {"type": "anchor", "name": str(child.attributes["name"])}
    return _text(child)


def _words(node: Node) -> str:
    """The words of an element without their looks."""
    return "".join(one if isinstance(one, str) else _words(one) for one in node.children)


def plain(made: list[Json]) -> str:
    """What blocks say, a line for each."""
    return "\n".join(line for block in made for line in _lines(block))


def _lines(block: Json) -> list[str]:
    """The lines of a block, of an item of a list or of a cell."""
    own = [_said(block[name]) for name in ("summary", "text") if name in block]
    within = [*block.get("blocks", []), *block.get("items", [])]
    within += [cell for row in block.get("cells", []) for cell in row]
    return own + [line for one in within for line in _lines(one)]


def _said(text: Text) -> str:
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else [text.get("text", "")]
    return "".join(_said(part) for part in parts)
