"""Screens for the terminal: the text of the chat without its markup."""

import re
from html import unescape

from bot.telegram import markup
from bot.telegram.screen import Screen

_TAG = re.compile(r"<[^<>]+>")
_FOLDED = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)


def text_of(screen: Screen) -> str:
    """Return the text of a screen, without its buttons."""
    return unescape(_TAG.sub("", screen.html))


def lines_of(screen: Screen) -> int:
    """Return the number of lines of the text on a phone. Folded text takes three."""
    text = unescape(_TAG.sub("", _FOLDED.sub("\n\n\n", screen.html)))
    return markup.lines_of(text)


def drawn(screen: Screen) -> str:
    """Return the text of a screen, and its buttons in brackets, row by row."""
    rows = ["  ".join(f"[{button.label}]" for button in row) for row in screen.rows]
    return "\n".join([text_of(screen), *([""] if rows else []), *rows])
