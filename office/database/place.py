"""Where an SQLite file lies: whether it can be written there, and if not, what keeps the data."""

import errno
import getpass
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What SQLite writes beside the file.
_COMPANIONS = ("", "-wal", "-shm")
# More than a page, a block, and the header of a log.
_A_WRITE = bytes(64 * 1024)
_NO_BACKUP = "bring no backup back: that would lose what came in since it was taken"
FULL = (
    f"the disk under the database is full: free some space and try again; {_NO_BACKUP}. "
    "Never remove the files -wal and -shm beside the database"
)
_READ_ONLY = (
    "DATABASE_URL: the disk under {path} is read-only, perhaps after an error (see `dmesg`): make "
    "it writable (`mount -o remount,rw`), or copy the database with its -wal to another disk; "
    f"{_NO_BACKUP}"
)
_NOT_PERMITTED = (
    "DATABASE_URL: the user {user} may not write {path}: run the command as the bot's user, or "
    f"give them the database and its folder with `chown`; {_NO_BACKUP}"
)
_NO_FOLDER = "DATABASE_URL: {path} takes no database ({reason}): correct the path"
_OTHER = "DATABASE_URL: {path}: {reason}: check the path and who may write there"


def fault(file: Path) -> str | None:
    """Return a sentence about what prevents writing the file, or None. It writes, to be sure.

    SQLite itself tells a full disk, a read-only one and a missing permission hardly apart.
    """
    try:
        folder = next(parent for parent in file.absolute().parents if parent.exists())
        with _naming(folder), tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(_A_WRITE)
            tried.flush()
            os.fsync(tried.fileno())
        for companion in _COMPANIONS:
            with _naming(Path(f"{file}{companion}")) as path:
                if path.exists():
                    os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return _sentence(error)
    return None


@contextmanager
def _naming(path: Path) -> Iterator[Path]:
    """Let an error name this path instead of a temporary file."""
    try:
        yield path
    except OSError as error:
        error.filename = str(path)
        raise


def _sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            words = FULL
        case errno.EROFS:
            words = _READ_ONLY
        case errno.EACCES | errno.EPERM:
            words = _NOT_PERMITTED
        case errno.ENOENT | errno.ENOTDIR | errno.EISDIR | errno.EEXIST:
            words = _NO_FOLDER
        case _:
            words = _OTHER
    return words.format(path=error.filename, reason=error.strerror, user=getpass.getuser())
