"""Which Markdown an SOP may use: what Telegram and a terminal can both show well."""

import re
from collections.abc import Iterator

from knowledge.reading.faults import Message

_FORBIDDEN = (
    (re.compile(r"^\s*\|"), Message("tables cannot be shown in a chat; write a list instead")),
    (
        re.compile(r"\[[^\[\]^!][^\[\]]*\]\("),
        Message("links are not allowed; name the source in a footnote"),
    ),
    (re.compile(r"</?[A-Za-z][^<>]*>"), Message("HTML is not allowed; use **bold** or a list")),
    (re.compile(r"`"), Message("code marks are not allowed; use **bold**")),
    (re.compile(r"^\s*[*+] "), Message("start a list item with '- '")),
    (re.compile(r"^\s*\d+\) "), Message("start a numbered item with '1. '")),
    (
        re.compile(r"^\s{4,}(-|\d+\.) +"),
        Message("a list may be nested once, by two or three spaces"),
    ),
    (re.compile(r"^#(?!# )"), Message("only '## Heading' starts a section")),
    (re.compile(r"^(-{3,}|\*{3,}|_{3,})\s*$"), Message("rules across the page are not allowed")),
    (
        re.compile(r"\[\^[A-Za-z0-9_-]*[^\]A-Za-z0-9_-]"),
        Message("a footnote key has letters, digits and -"),
    ),
    (re.compile(r"^> ?\[!(?!KONFLIK\] *\S)"), Message("write '> [!KONFLIK] <the post to ask>'")),
)


def breaches(line: str) -> Iterator[Message]:
    """Yield what is wrong with one line of an SOP's text."""
    yield from (message for pattern, message in _FORBIDDEN if pattern.search(line))
    if line.count("**") % 2:
        yield Message("bold that opens must close on the same line: **text**")
