"""The documents on which the shelf rests, each by its id: `sources/*.toml`, `sources.toml`.

The head of an SOP names a document by its id, and says beside it which article and what it read
there. A head may also name one in words (`regulation`): it is then a source of this file alone.
The office adds documents in its `sources.toml`, and says there what has changed since.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Layers

FILE, ROOM = "sources.toml", "sources"
CONFIDENCES = ("K1", "K2", "K3", "U")
NAME, CHANGED, ON = "name", "changed", "changed_on"
"""`changed` says what has become of a document, `changed_on` since when."""
_TEXTS = (NAME, "confidence", "address", CHANGED)
_DAYS = ("date", ON)
_CHANGE = {CHANGED, ON}
_NUMBER = frozenset({"no", "no.", "nomor"})
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LAW = re.compile(
    r"^(?:UU|PP|Perpres|Permen\w*|PMK|SE|Keputusan|KUHP|Peraturan|PerBP2MI|Perdirjen) ?\d*\b"
)


@dataclass(frozen=True, slots=True)
class ShelfSource:
    """A law, a page, a piece of news, a practice: what a source of an SOP is."""

    id: str
    name: str
    confidence: str
    changed_on: date | None = None
    # In quotes: here the name means the value below.
    date: "date | None" = None
    """Its day, or when a page was read."""
    address: str = ""
    changed: str = ""
    path: Path | None = field(default=None, compare=False)
    line: int = field(default=1, compare=False)


ShelfSources = Mapping[str, ShelfSource]
NONE: ShelfSources = MappingProxyType({})


def load(layers: Layers) -> ShelfSources:
    """Read the documents of all layers. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, ShelfSource] = {}
    for path in _files(layers):
        try:
            file = toml_file.read(path)
        except BrokenKnowledge as error:
            faults += error.faults
            continue
        for id, entry in file.tables.items():
            complaints = list(_complaints(id, entry, found))
            faults += [file.fault((f"[{id}", message)) for message in complaints]
            if complaints:
                continue
            line = file.line_of(f"[{id}")
            known = found.get(id)
            found[id] = (
                replace(known, **entry)
                if known is not None
                else ShelfSource(**{"id": id, **entry, "path": path, "line": line})
            )
    if faults:
        raise BrokenKnowledge(faults)
    return found


def is_law(name: str) -> bool:
    """Whether a name is that of a law or regulation, not of a page or report about one."""
    return bool(_LAW.match(name))


def by_name(documents: ShelfSources) -> dict[str, ShelfSource]:
    """Return the documents by their names as they are compared."""
    return {spelled(document.name): document for document in documents.values()}


def named(documents: ShelfSources, name: str) -> ShelfSource | None:
    """Return the document that words mean; None if there is none."""
    return by_name(documents).get(spelled(name))


def naming(documents: ShelfSources, words: str) -> list[ShelfSource]:
    """Return the documents whose name holds the words, the one that is called so first.

    A page about a regulation rests on the regulation.
    """
    wanted = spelled(words)
    if not wanted:
        return []
    found = [one for one in documents.values() if _holds(spelled(one.name), wanted)]
    return sorted(found, key=lambda one: (spelled(one.name) != wanted, one.name))


def of_entry(entry: Mapping[str, Any], documents: ShelfSources) -> tuple[str, str]:
    """Return name and confidence of a source of a head that only quotes them."""
    document = documents.get(str(entry.get("source")))
    name = entry.get("regulation") or (document.name if document else "")
    return str(name), str(entry.get("confidence") or (document.confidence if document else ""))


def ids_of(listed: object) -> tuple[str, ...]:
    """Return the documents that the sources of a head name by id."""
    entries = listed if isinstance(listed, list) else []
    return tuple(
        str(entry["source"]) for entry in entries if isinstance(entry, dict) and "source" in entry
    )


def not_listed(id: str) -> Message:
    """Return what is said of a document that a head names and nobody lists."""
    return Message(
        "source '{id}' is not in sources/; add it there, or name it with `regulation`", id=id
    )


def unknown(listed: object, documents: ShelfSources) -> Iterator[Message]:
    """Yield what is wrong with each document that a head names and nobody lists."""
    for id in ids_of(listed):
        if id not in documents:
            yield not_listed(id)


def doubles(documents: ShelfSources) -> Iterator[Fault]:
    """Yield a fault for each document that another id names, too."""
    seen: dict[str, ShelfSource] = {}
    for document in documents.values():
        first = seen.setdefault(spelled(document.name), document)
        if first is not document:
            yield _fault(
                document, Message("'{name}' is source '{id}', too", name=document.name, id=first.id)
            )


def unused(documents: ShelfSources, cited: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each document that no file cites."""
    for id in documents.keys() - set(cited):
        yield _fault(documents[id], Message("source '{id}' is cited nowhere", id=id))


def _fault(document: ShelfSource, message: Message) -> Fault:
    return Fault(document.path or Path(FILE), document.line, message)


def _files(layers: Layers) -> Iterator[Path]:
    yield from sorted(layers.room(ROOM).glob("*.toml"), key=lambda path: path.name)
    # The office's file comes last: it may say what has changed about any of the others.
    yield from layers.every(FILE)


def _complaints(id: str, entry: Any, known: ShelfSources) -> Iterator[Message]:
    if not _ID.fullmatch(id):
        yield Message("id '{value}' may hold a-z, 0-9 and single '-'", value=id)
    if not isinstance(entry, dict):
        yield Message("a source is a table: [id], and below it name and confidence")
        return
    for key, value in entry.items():
        if key not in (*_TEXTS, *_DAYS):
            listed = ", ".join((*_TEXTS, *_DAYS))
            yield Message("'{key}' is not a key here; known are: {known}", key=key, known=listed)
        elif key in _DAYS and type(value) is not date:
            yield Message("the date of a source must be a day like 2019-08-27")
        elif key in _TEXTS and not (isinstance(value, str) and value.strip()):
            yield Message("'{key}' is missing; it must hold a text", key=key)
    if (CHANGED in entry) != (ON in entry):
        yield Message("`changed` and `changed_on` stand together: what changed, and since when")
    if id in known and not entry.keys() <= _CHANGE:
        yield Message("source '{key}' is there already; here only its change can be told", key=id)
    if id not in known:
        for key in _TEXTS[:2]:
            if key not in entry:
                yield Message("the source lacks '{key}'", key=key)
        if "confidence" in entry and entry["confidence"] not in CONFIDENCES:
            yield Message("confidence must be one of: {known}", known=", ".join(CONFIDENCES))


def _holds(name: str, wanted: str) -> bool:
    """Whether the words stand in a name as they are: "8/2014" is not in "18/2014"."""
    at = name.find(wanted)
    while at >= 0:
        beside = name[at - 1 : at] + name[at + len(wanted) :][:1]
        if not any(sign.isalnum() or sign == "/" for sign in beside):
            return True
        at = name.find(wanted, at + 1)
    return False


def spelled(name: str) -> str:
    """Return a name as it is compared: "PP No. 45 Tahun 2024" is "pp 45/2024"."""
    words = [word for word in name.casefold().split() if word not in _NUMBER]
    found: list[str] = []
    for word in words:
        if (
            len(found) > 1
            and found[-1] == "tahun"
            and found[-2].isdecimal()
            and word[:4].isdecimal()
        ):
            found[-2:] = [f"{found[-2]}/{word}"]
        else:
            found.append(word)
    return " ".join(found)
