"""Lets one process at a time run on an SQLite file: a second one would handle everything twice."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from office.database.address import sqlite_file


class AlreadyRunning(Exception):
    """Another process runs on this database. The text is a sentence for the admin."""


@contextmanager
def sole_process(url: str) -> Iterator[None]:
    """Hold the lock beside the SQLite file until the block ends or the process dies.

    On PostgreSQL nothing is locked: processes share the work there.

    Raises:
        AlreadyRunning: another process has the lock.
    """
    database = sqlite_file(url)
    if database is None:
        yield
        return
    path = Path(f"{database}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        if not _locked(file):
            file.seek(0)
            raise AlreadyRunning(
                f"another process ({file.read().strip() or 'starting'}) already runs on "
                f"{database}: stop it first, or let several share one PostgreSQL "
                "(DATABASE_URL)"
            )
        file.truncate(0)
        file.write(f"pid {os.getpid()}\n")
        file.flush()
        yield


def _locked(file: IO[str]) -> bool:
    """Take the lock if it is free. The system frees it when the process ends, even by kill -9."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0x7FFF_0000)  # behind the text: on Windows a lock also prevents reading
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
