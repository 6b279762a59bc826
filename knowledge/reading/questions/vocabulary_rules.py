"""What a vocabulary file may contain."""

from collections.abc import Iterator
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint
from knowledge.reading.words import words

LONGEST_KEY = 4
LONGEST_CUE = 6

_TABLES = {"spelling", "meaning", "same", "asks", "known", "elsewhere", "headings"}
_HEADINGS = ("aside", "negating")


def complaints(tables: dict[str, Any]) -> Iterator[Complaint]:
    """Yield each wrong key with what is wrong with it."""
    for name, table in tables.items():
        if name not in _TABLES:
            yield (
                f"[{name}",
                Message(
                    "[{name}] is no table here; known are: {known}",
                    name=name,
                    known=", ".join(sorted(_TABLES)),
                ),
            )
        elif not isinstance(table, dict):
            yield f"[{name}", Message("[{name}] must be a table", name=name)
        elif name in {"spelling", "meaning"}:
            yield from _phrase_faults(name, table)
        elif name == "same":
            yield from _list_faults(name, table, "groups", nested=True)
        elif name == "known":
            yield from _list_faults(name, table, "words", nested=False)
        elif name == "elsewhere":
            yield from _list_faults(name, table, "phrases", nested=False)
        elif name == "headings":
            yield from _heading_faults(table)
        else:
            yield from _cue_faults(table)


def _phrase_faults(name: str, table: dict[str, Any]) -> Iterator[Complaint]:
    for key, value in table.items():
        if not isinstance(value, str) or not words(value):
            yield (
                key,
                Message("[{name}] '{key}' must hold a text with a word in it", name=name, key=key),
            )
        elif not 1 <= len(words(key)) <= LONGEST_KEY:
            yield (
                key,
                Message(
                    "[{name}] '{key}' must be one to {longest} words",
                    name=name,
                    key=key,
                    longest=LONGEST_KEY,
                ),
            )
        elif name == "spelling" and words(key) == words(value):
            yield key, Message("[spelling] '{key}' stands for itself; take it out", key=key)


def _cue_faults(table: dict[str, Any]) -> Iterator[Complaint]:
    for key, cues in table.items():
        if not _is_texts(cues):
            yield key, Message("[asks] '{key}' must hold a list of texts", key=key)
        elif any(not 1 <= len(words(cue)) <= LONGEST_CUE for cue in cues):
            yield (
                key,
                Message(
                    "[asks] '{key}' holds a text that is not one to {longest} words long",
                    key=key,
                    longest=LONGEST_CUE,
                ),
            )


def _heading_faults(table: dict[str, Any]) -> Iterator[Complaint]:
    for key, value in table.items():
        if key not in _HEADINGS:
            yield key, Message("[headings] holds only {known}", known=", ".join(_HEADINGS))
        elif not _is_texts(value):
            message = Message("[{name}] {key} must be a list of texts", name="headings", key=key)
            yield key, message


def _list_faults(
    name: str, table: dict[str, Any], key: str, *, nested: bool
) -> Iterator[Complaint]:
    if set(table) != {key}:
        yield f"[{name}", Message("[{name}] holds one key, '{key}'", name=name, key=key)
    value = table.get(key)
    if not nested and not _is_texts(value):
        yield key, Message("[{name}] {key} must be a list of texts", name=name, key=key)
    elif nested and not (isinstance(value, list) and all(map(_is_texts, value))):
        yield key, Message("[{name}] {key} must be a list of lists of texts", name=name, key=key)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
