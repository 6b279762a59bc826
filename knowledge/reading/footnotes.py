"""The footnotes of a text, `[^key]`: finds them, and the source of the head that each key names."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from knowledge.reading.faults import Message

_FOOTNOTE = re.compile(r"\[\^([A-Za-z0-9_-]+)\]")
_FOOTNOTE_AND_SPACE = re.compile(r"(?<!\s)\s*+\[\^[A-Za-z0-9_-]+\]")

_Source = TypeVar("_Source")


def keys(text: str) -> list[str]:
    """Return the key of every footnote mark, in the order of the text."""
    return _FOOTNOTE.findall(text)


def cited(text: str, sources: Mapping[str, _Source]) -> tuple[_Source, ...]:
    """Return the sources that the text cites, each once, in the order of the text."""
    return tuple(sources[key] for key in dict.fromkeys(keys(text)) if key in sources)


def unknown(
    lines: Iterable[tuple[int, str]], sources: Collection[str]
) -> Iterator[tuple[int, Message]]:
    """Yield the line of every mark that names no source, and what is wrong with it."""
    for number, line in lines:
        for key in keys(line):
            if key not in sources:
                yield number, Message("[^{key}] is no key of `sources`; add it there", key=key)


def without_footnotes(text: str) -> str:
    """Remove the footnote marks from a text."""
    return _FOOTNOTE_AND_SPACE.sub("", text)
