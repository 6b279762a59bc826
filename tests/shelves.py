"""Shelves for tests: the same content shares one shelf, the same SOPs one index: it is slow."""

from collections.abc import Collection
from copy import copy
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pytest

from knowledge import shelf as shelves
from knowledge.reading.content import Content, load
from knowledge.reading.layers import Layers
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.search.answer import Answerer
from knowledge.search.index_file import IndexFile
from knowledge.shelf import Shelf
from tests.places import CONTENT

# Every SOP in turn, for what asks for a `sop`; issuers of documents are on the shelf as the others.
every_sop = pytest.mark.parametrize(
    "sop",
    sorted(
        {
            path.stem
            for folder in CONTENT.folders
            for room in ("sop", "issuers")
            for path in (folder / room).glob("*.md")
        }
    ),
    indirect=True,
)
_CODE = {".py", ".pyc"}
_by_content: dict[bytes, Shelf] = {}
_indexed: list[tuple[Library, Vocabulary, Answerer]] = []


@cache
def content_of(layers: Layers) -> Content:
    """The content of layers that no test changes, without an index: read once in a process."""
    return load(layers)


def shelf_of(place: Path | Layers) -> Shelf:
    """The shelf of these layers, which may be reloaded without an effect on the others'."""
    layers, digest = Layers.of(place), blake2b()
    for folder in layers.folders:
        digest.update(b"a layer\n")
        for file in sorted(file for file in folder.rglob("*.*") if file.suffix not in _CODE):
            digest.update(f"{file.relative_to(folder)}\n".encode() + file.read_bytes())
    shelf = _by_content.get(digest.digest())
    if shelf is None:
        shelf = _by_content[digest.digest()] = Shelf(layers)
    shelf = copy(shelf)
    shelf.layers = layers
    return shelf


def answerer_of(
    library: Library,
    vocabulary: Vocabulary,
    *,
    file: IndexFile | None = None,
    hidden: Collection[str] = (),
) -> Answerer:
    """The answerer of these SOPs and words, wherever their files lie; no index is kept."""
    for other, words, answerer in _indexed:
        if words == vocabulary and _say_the_same(other, library):
            return answerer
    _indexed.append((library, vocabulary, Answerer(library, vocabulary, hidden=hidden)))
    return _indexed[-1][2]


def _say_the_same(one: Library, other: Library) -> bool:
    return one.keys() == other.keys() and all(
        replace(one[sop_id], path=sop.path) == sop for sop_id, sop in other.items()
    )


_read = Vocabulary.read
_read_by: dict[frozenset[tuple[object, object]], dict[str, list[str]]] = {}


def _read_once(vocabulary: Vocabulary, text: str) -> list[str]:
    """Cut a text into words, once for all vocabularies that spell alike.

    A test that changes one line builds an index of all texts, and a third of that is reading them.
    """
    known = vocabulary.__dict__.get("read_before")
    if known is None:
        known = _read_by.setdefault(frozenset(vocabulary.spelling.items()), {})
        vocabulary.__dict__["read_before"] = known
    found = known.get(text)
    if found is None:
        found = known[text] = _read(vocabulary, text)
    return [*found]


Vocabulary.read = _read_once  # type: ignore[method-assign]

# Many tests change a list of the content, and none of its SOPs.
shelves.Answerer = answerer_of  # type: ignore[assignment,misc]
