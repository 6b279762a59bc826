"""A small file system in a file, mounted for the length of a run: it really fills up."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Most of it is a hole in its file until somebody writes there.
_BYTES = 2 * 1024**3
_FILLER = "filler"
_SMALLEST = 1024
_TOOLS = ("mkfs.ext4", "mount", "umount")


class Unmountable(Exception):
    """No disk can be mounted here; the text says why."""


class SmallDisk:
    """A mounted disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def filled(self) -> Iterator[None]:
        """Leave not a block free for the length of the block."""
        filler = self.folder / _FILLER
        try:
            with filler.open("wb") as file:
                _takes_all(file.fileno())
            yield
        finally:
            filler.unlink(missing_ok=True)


def _takes_all(file: int) -> None:
    size, chunk = 0, _BYTES
    while chunk >= _SMALLEST:
        try:
            os.posix_fallocate(file, size, chunk)
            size += chunk
        except OSError:
            chunk //= 2


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[SmallDisk]:
    """Make a disk in that file and mount it at that folder, until the block is left.

    Raises:
        Unmountable: this machine, or this user, cannot.
    """
    if os.geteuid() != 0:
        raise Unmountable("only root may mount")
    if missing := [tool for tool in _TOOLS if shutil.which(tool) is None]:
        raise Unmountable(f"there is no {', '.join(missing)}")
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(_BYTES)
    _run("mkfs.ext4", "-q", "-m", "0", str(image))
    _run("mount", "-o", "loop", str(image), str(folder))
    try:
        yield SmallDisk(folder)
    finally:
        # Lazily: a server that ends by itself may hold it for a moment longer.
        subprocess.run(("umount", "--lazy", str(folder)), check=False)


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Unmountable(f"{command[0]}: {done.stderr.strip()}")
