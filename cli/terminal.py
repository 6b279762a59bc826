"""Screens for the terminal: the words of the chat without its markup."""

import re
from html import unescape

from bot.telegram.screen import Screen

_TAG = re.compile(r"<[^>]+>")


def text_of(screen: Screen) -> str:
    """The text of a screen, without its buttons."""
    return unescape(_TAG.sub("", screen.html))


def drawn(screen: Screen) -> str:
    """The text of a screen and its buttons in brackets, row by row."""
    rows = ["  ".join(f"[{button.label}]" for button in row) for row in screen.rows]
    return "\n".join([text_of(screen), *([""] if rows else []), *rows])
