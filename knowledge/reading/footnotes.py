"""The footnote marks of an SOP, `[^key]`. Each names a source of the front matter."""

import re

FOOTNOTE = re.compile(r"\[\^([A-Za-z0-9_-]+)\]")
_FOOTNOTE_AND_SPACE = re.compile(r"\s*\[\^[A-Za-z0-9_-]+\]")


def without_footnotes(text: str) -> str:
    """Remove the footnote marks from a text."""
    return _FOOTNOTE_AND_SPACE.sub("", text)
