"""The office's folder in a backup: what the office wrote itself, packed as it stood."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

from office.backups.files import Damaged
from office.backups.naming import Backup

# Made by programs, and kept elsewhere: git is a copy of its own.
_LEFT_OUT = frozenset({".git", "__pycache__"})


def pack(folder: Path, target: Path) -> None:
    """Pack the files of the folder, and check that each comes back as it was.

    Raises:
        Damaged: one does not, for example because it was changed meanwhile.
        OSError: one cannot be read, or the disk is full.
    """
    with tarfile.open(target, "w:gz") as packed:
        for file in files(folder):
            packed.add(file, _name(folder, file), recursive=False)
    with tarfile.open(target) as packed:
        for file in files(folder):
            inside = packed.extractfile(_name(folder, file))
            if inside is None or inside.read() != file.read_bytes():
                raise Damaged(f"{file} was changed meanwhile")


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of an office's folder, in order."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not _LEFT_OUT & set(file.relative_to(folder).parts):
            yield file


def beside(backup: Path) -> Path | None:
    """Return where the folder of that time is kept; None if it was not kept."""
    named = Backup.of(backup.name)
    kept = backup.with_name(named.folder_name) if named else None
    return kept if kept and kept.is_file() else None


def _name(folder: Path, file: Path) -> str:
    return f"{folder.name}/{file.relative_to(folder).as_posix()}"
