"""Stores an index's tables in a file, so that a start need not read all questions again."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import numpy as np

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.search.scoring.tables import Tables

_KEY = "key"
_READING = Path(__file__).parents[1] / "reading"
_SEARCH = Path(__file__).parent


class IndexFile:
    """One file with the tables of one index. It may be missing, old or damaged at any time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, key: bytes) -> Tables | None:
        """Return the tables stored under the key; None if they are missing or damaged."""
        try:
            # The zip has a checksum for each table.
            with np.load(self._path, allow_pickle=False) as held:
                if held[_KEY].tobytes() != key:
                    return None
                return {name: held[name] for name in held.files if name != _KEY}
        except Exception:  # noqa: BLE001 - a damaged file lets zipfile and NumPy raise anything
            return None

    def write(self, key: bytes, tables: Tables) -> None:
        """Store the tables in place of the old ones. Does nothing if the disk refuses."""
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            with beside.open("wb") as file:
                named = {**tables, _KEY: np.frombuffer(key, np.uint8)}
                np.savez(file, allow_pickle=False, **named)
            beside.replace(self._path)
        except OSError:
            with suppress(OSError):
                beside.unlink()


def key(sops: Sequence[Sop], vocabulary: Vocabulary) -> bytes:
    """Return a digest of all that an index depends on: its words, and the code that reads them."""
    digest = blake2b(_program(), digest_size=16)
    for part in (*_listed(vocabulary), *map(_words, sops)):
        digest.update(repr(part).encode())
    return digest.digest()


def _words(sop: Sop) -> tuple[object, ...]:
    """Return what an index uses of an SOP."""
    sections = [(section.heading, section.body) for section in sop.sections]
    questions = [(question.heading, question.text) for question in sop.questions]
    return sop.id, sop.title, sop.aliases, sections, questions


def _listed(vocabulary: Vocabulary) -> Iterator[Sequence[object]]:
    yield sorted(vocabulary.spelling.items())
    yield sorted(vocabulary.meaning.items())
    yield sorted(vocabulary.same.items())
    yield sorted((ask, sorted(cues)) for ask, cues in vocabulary.asks.items())
    yield sorted(vocabulary.known)
    yield sorted(vocabulary.elsewhere)
    yield sorted(vocabulary.asides)
    yield sorted(vocabulary.negating)


@cache
def _program() -> bytes:
    """Return a digest of what builds an index, so nobody must remember a version.

    These are modules, and the table that `make fit` wrote.
    """
    digest = blake2b(version("snowballstemmer").encode(), digest_size=16)
    for path in sorted((*_READING.rglob("*.py"), *_SEARCH.rglob("*.py"), *_SEARCH.rglob("*.npz"))):
        digest.update(path.read_bytes())
    return digest.digest()
