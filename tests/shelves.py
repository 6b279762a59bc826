"""Shelves for tests: the same content shares one index, which is slow to build."""

from copy import copy
from hashlib import blake2b
from pathlib import Path

from knowledge.shelf import Shelf

_CODE = {".py", ".pyc"}
_by_content: dict[bytes, Shelf] = {}


def shelf_of(folder: Path) -> Shelf:
    """The shelf of the folder, which may be reloaded without an effect on the others'."""
    digest = blake2b()
    for file in sorted(file for file in folder.rglob("*.*") if file.suffix not in _CODE):
        digest.update(f"{file.relative_to(folder)}\n".encode() + file.read_bytes())
    shelf = _by_content.get(digest.digest())
    if shelf is None:
        shelf = _by_content[digest.digest()] = Shelf(folder)
    shelf = copy(shelf)
    shelf.folder = folder
    return shelf
