"""A folder in which some files have another text than on disk, or are not on disk at all."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, str] = MappingProxyType({})


def overlaid(folder: Path, overlay: Mapping[str, str] = NOTHING) -> Path:
    """Return the folder with the overlay's texts, by their paths below it, in place of its files.

    The result is a Path, so readers need no change: reading, listing and searching below it find
    the texts.
    """
    if not overlay:
        return folder
    texts = {str(folder / path): text for path, text in overlay.items()}
    folders = {str(Path(path).parent) for path in texts}

    class OverlaidPath(type(folder)):  # type: ignore[misc] # a path of this system
        """A path in or below the folder."""

        def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
            text = texts.get(str(self))
            return super().read_text(encoding, errors) if text is None else text

        def read_bytes(self) -> bytes:
            text = texts.get(str(self))
            return bytes(super().read_bytes()) if text is None else text.encode()

        def exists(self, **how: Any) -> bool:
            return str(self) in texts or super().exists(**how)

        def is_dir(self, **how: Any) -> bool:
            return str(self) in folders or super().is_dir(**how)

        def glob(self, pattern: str, **how: Any) -> Iterator[Any]:
            # A folder that is not on the disk has only the texts.
            on_disk = super().glob(pattern, **how) if super().is_dir() else ()
            found = {str(path): path for path in on_disk}
            for name in texts:
                path = type(self)(name)
                depth = len(PurePath(pattern).parts)
                if path.parents[depth - 1] == self and path.match(pattern):
                    found.setdefault(name, path)
            return iter(found.values())

        def __reduce__(self) -> tuple[type[Path], tuple[str]]:
            # The texts stay in this process: another one gets the plain path.
            return Path, (str(self),)

    return OverlaidPath(folder)
