"""How the sources of a head are written: by the id of their document, or in words."""

from collections.abc import Callable, Iterator, Sequence

import yaml

from knowledge.reading.revising.manuscript import Line, Manuscript
from knowledge.reading.sources import catalogue
from knowledge.reading.sources.catalogue import ShelfSources

_ENTRY, _BELOW = "  - ", "    "
_Entry = dict[str, tuple[Line, str]]
"""The lines of a source by their keys, each with its value."""


def by_id(manuscript: Manuscript, documents: ShelfSources) -> Manuscript:
    """Name each source in words by its id, if the shelf lists its document."""
    known = catalogue.by_name(documents)

    def named(entry: _Entry) -> list[Line]:
        said = entry.get("regulation", (Line(""), ""))[1]
        document = known.get(catalogue.spelled(said))
        if document is None or "source" in entry:
            return _lines(entry)
        day = document.date.isoformat() if document.date else None
        same = {"confidence": document.confidence, "date": day}
        return [
            Line(line.text.replace(line.text.lstrip(" -"), f"source: {document.id}"), line.place)
            if key == "regulation"
            else line
            for key, (line, value) in entry.items()
            if same.get(key) != value
        ]

    return _rewritten(manuscript, named)


def in_words(manuscript: Manuscript, documents: ShelfSources) -> Manuscript:
    """Name each source in words: people who compare two texts know no ids."""

    def named(entry: _Entry) -> list[Line]:
        document = documents.get(entry["source"][1]) if "source" in entry else None
        if document is None:
            return _lines(entry)
        found = [
            Line(line.text.replace(line.text.lstrip(" -"), f"regulation: {_quoted(document.name)}"))
            if key == "source"
            else line
            for key, (line, _) in entry.items()
        ]
        if "confidence" not in entry:
            found.append(Line(f"{_BELOW}confidence: {document.confidence}"))
        return found

    return _rewritten(manuscript, named)


def _lines(entry: _Entry) -> list[Line]:
    return [line for line, _ in entry.values()]


def _rewritten(manuscript: Manuscript, named: Callable[[_Entry], list[Line]]) -> Manuscript:
    return Manuscript(tuple(_walked(manuscript.lines, named)))


def _walked(lines: Sequence[Line], named: Callable[[_Entry], list[Line]]) -> Iterator[Line]:
    entry: _Entry = {}
    is_listed = False
    for number, line in enumerate(lines):
        is_of_entry = is_listed and line.text.startswith((_ENTRY, _BELOW))
        if entry and (not is_of_entry or line.text.startswith(_ENTRY)):
            yield from named(entry)
            entry = {}
        if is_of_entry:
            key, _, value = line.text.lstrip(" -").partition(":")
            entry[key] = (line, _plain(value))
            continue
        if line.text and not line.text.startswith(" "):
            is_listed = line.text == "sources:" and is_listed is False
        if number and line.text == "---":
            yield from lines[number:]
            return
        yield line
    yield from named(entry) if entry else ()


def _plain(value: str) -> str:
    """Return a value of YAML as text."""
    try:
        return str(yaml.safe_load(value))
    except yaml.YAMLError:
        return value.strip()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
