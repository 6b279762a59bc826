"""The layers of the content: the national shelf, and the folder of an office on top of it.

A file of the office replaces the national one of the same path. A path below the layers means the
same file for revisions, exports and imports, whichever layer holds it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Protocol, Self

from knowledge.reading.faults import Fault, Message
from knowledge.reading.revising.overlay import NOTHING, overlaid


class Folder(Protocol):
    """What readers need of a folder: one on the disk has it, and so has a `Room`."""

    def __truediv__(self, name: str, /) -> Path: ...
    def glob(self, pattern: str, /) -> Iterable[Path]: ...
    def is_dir(self) -> bool: ...


@dataclass(frozen=True)
class Room:
    """One folder of the content as its layers show it together, the lowest layer first."""

    folders: tuple[Path, ...]

    def __truediv__(self, name: str) -> Path:
        """Return the file of that name: the highest there is, or where the lowest would be."""
        return next(reversed(self.every(name)), self.folders[0] / name)

    def every(self, name: str) -> list[Path]:
        """Return the file of that name in every layer that has it."""
        return [file for folder in self.folders if (file := folder / name).exists()]

    def glob(self, pattern: str) -> Iterator[Path]:
        """Yield the files below the folder, of several with one name only the highest."""
        found: dict[PurePath, Path] = {}
        for folder in self.folders:
            found |= {file.relative_to(folder): file for file in folder.glob(pattern)}
        return iter(found.values())

    def is_dir(self) -> bool:
        return any(folder.is_dir() for folder in self.folders)


@dataclass(frozen=True)
class Layers:
    """Where the content lies. Without an office's folder the other one holds everything."""

    national: Path
    office: Path | None = None

    @classmethod
    def of(cls, place: "Path | Layers") -> Self:
        """Return the layers, or a folder that holds everything as the only one."""
        return cls(place.national, place.office) if isinstance(place, Layers) else cls(place)

    @property
    def top(self) -> Path:
        """Return where the office writes."""
        return self.office or self.national

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders, the lowest first."""
        return (self.national, self.office) if self.office else (self.national,)

    def with_texts(self, texts: Mapping[str, str] = NOTHING) -> Self:
        """Return the layers with these texts, by their paths, in place of the office's files."""
        if self.office is None:
            return replace(self, national=overlaid(self.national, texts))
        return replace(self, office=overlaid(self.office, texts))

    def room(self, name: str) -> Room:
        """Return one folder of the content."""
        return Room(tuple(folder / name for folder in self.folders))

    def file(self, path: str) -> Path:
        """Return the file that counts: the office's, or else the national one."""
        return Room(self.folders) / path

    def every(self, path: str) -> list[Path]:
        """Return the file of that path in every layer that has it, the lowest first."""
        return Room(self.folders).every(path)

    def own(self, path: str) -> Path:
        """Return the office's file, even if it is missing."""
        return self.top / path

    def glob(self, pattern: str) -> Iterator[Path]:
        """Yield the files that count."""
        return Room(self.folders).glob(pattern)

    def path_of(self, file: Path) -> str:
        """Return the path of a file below its layer; the whole path if it is in none."""
        within = (folder for folder in reversed(self.folders) if file.is_relative_to(folder))
        folder = next(within, None)
        return file.as_posix() if folder is None else file.relative_to(folder).as_posix()

    @property
    def office_file(self) -> Path:
        """Return the file that says how the office is made up."""
        file = self.own("office.toml")
        return file if file.exists() else self.file("office.toml")

    def missing(self) -> Iterator[Fault]:
        """Yield a fault for each layer that is not there."""
        for folder, setting in zip(self.folders, ("KNOWLEDGE_DIR", "OFFICE_DIR"), strict=False):
            if not folder.is_dir():
                message = Message("there is no such folder ({setting})", setting=setting)
                yield Fault(folder, 1, message)

    def is_national(self, file: Path) -> bool:
        """Whether the file is of the lower of two layers."""
        return self.office is not None and not file.is_relative_to(self.office)
