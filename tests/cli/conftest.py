"""Commands in this process: the office's own content is read and indexed once for all of them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from knowledge import shelf
from knowledge.reading import content
from knowledge.reading.content import Content
from knowledge.reading.layers import Layers
from knowledge.reading.revising.overlay import NOTHING
from tests.places import CONTENT
from tests.shelves import shelf_of

_Shelf, _load = shelf.Shelf, content.load


@cache
def _own() -> Content:
    return _load(CONTENT)


def _is_own(place: Path | Layers, sops: Path | None) -> bool:
    folders = [folder.resolve() for folder in Layers.of(place).folders]
    return sops is None and folders == [*CONTENT.folders]


@pytest.fixture(autouse=True)
def content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of its own process spends most of its time on this; what it prints is the same."""

    def load(
        place: Path | Layers, sops: Path | None = None, *, overlay: Mapping[str, str] = NOTHING
    ) -> Content:
        is_own = not overlay and _is_own(place, sops)
        return _own() if is_own else _load(place, sops, overlay=overlay)

    def open_shelf(place: Path | Layers, sops: Path | None = None, **over: Any) -> shelf.Shelf:
        is_own = _is_own(place, sops) and not any(
            value for name, value in over.items() if name != "index_file"
        )
        return shelf_of(CONTENT) if is_own else _Shelf(place, sops=sops, **over)

    monkeypatch.setattr(content, "load", load)
    monkeypatch.setattr(shelf, "Shelf", open_shelf)


def says(result: Result, *words: str, never: Sequence[str] = (), code: int = 0) -> None:
    """Insist on how a command ended, on what it says, and on what it does not say."""
    missing = [word for word in words if word not in result.output]
    forbidden = [one for one in never if one in result.output]
    assert (result.exit_code, missing, forbidden) == (code, [], []), result.output
