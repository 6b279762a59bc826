"""Files that are whole or not there: written aside, flushed, and then renamed."""

import gzip
import hashlib
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from office.backups.naming import CHECKSUM

_PREFIX = ".pandu-unfinished-"
# Nothing takes this long: the process that wrote it was killed.
_LEFT_OVER_SECONDS = 24 * 60 * 60
_PIECE = 1024 * 1024
_LEVEL = 6


class Damaged(Exception):
    """A file no longer holds what was written into it. The text says how that was found out."""


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a folder inside `folder` for unfinished files. What a killed process left is removed."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for old in folder.glob(f"{_PREFIX}*"):
        if time.time() - old.stat().st_mtime > _LEFT_OVER_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=folder) as made:
        yield Path(made)


def publish(made: Path, target: Path) -> None:
    """Give a finished file its name and a checksum file: after a power cut both exist or none.

    The checksum comes first, so that a file with a backup's name can always be checked.
    """
    note = made.with_name(made.name + CHECKSUM)
    note.write_text(f"{sha256(made)}  {target.name}\n", encoding="ascii")
    for file in (note, made):
        file.chmod(0o600)  # it holds names of members and texts of reports
        flush(file)
    note.replace(checksum_of(target))
    made.replace(target)
    flush(target.parent)


def remove(backup: Path) -> None:
    """Remove a backup and then its checksum."""
    backup.unlink(missing_ok=True)
    checksum_of(backup).unlink(missing_ok=True)


def checksum_of(backup: Path) -> Path:
    """Return the path of the checksum file, which `sha256sum --check` understands."""
    return backup.with_name(backup.name + CHECKSUM)


def must_match_its_checksum(backup: Path) -> bool:
    """Compare a backup with its checksum. Returns False if there is no checksum.

    Raises:
        Damaged: they differ.
    """
    note = checksum_of(backup)
    if not note.exists():
        return False
    expected = note.read_text(encoding="ascii", errors="replace").split(maxsplit=1)[:1]
    if expected != [sha256(backup)]:
        raise Damaged(f"it does not have the checksum that stands in {note.name}")
    return True


def pack(source: Path, target: Path) -> None:
    """Compress a file, and check that it can be decompressed to the same.

    Raises:
        Damaged: it cannot.
    """
    with source.open("rb") as plain, gzip.open(target, "wb", compresslevel=_LEVEL) as packed:
        shutil.copyfileobj(plain, packed, _PIECE)
    with gzip.open(target, "rb") as packed:
        if _digest(packed) != sha256(source):
            raise Damaged("what was written to the disk does not come back from it")


def unpack(source: Path, target: Path) -> None:
    """Decompress a file and check its own checksum.

    Raises:
        Damaged: it is cut off or changed.
    """
    try:
        with gzip.open(source, "rb") as packed, target.open("wb") as plain:
            shutil.copyfileobj(packed, plain, _PIECE)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged(f"it cannot be decompressed: {error}") from None


def sha256(file: Path) -> str:
    """Return the checksum of a file, as `sha256sum` prints it."""
    with file.open("rb") as opened:
        return _digest(opened)


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no such thing for folders
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest(opened: "IO[bytes] | gzip.GzipFile") -> str:
    found = hashlib.sha256()
    while piece := opened.read(_PIECE):
        found.update(piece)
    return found.hexdigest()
