"""All commands together: an error outside the program becomes a sentence, not a traceback."""

import errno
import os
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from cli import opening

# The disk is full or read-only, or this user must not write to it.
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM}


class Commands(TyperGroup):
    """The commands. One that fails for a reason outside the program ends with that reason."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            sentences = sentences_of(error)
            if not sentences:
                raise
            opening.stop(*sentences)


def sentences_of(error: Exception) -> list[str]:
    """Return what the person at the terminal can do about an error; an empty list for a bug."""
    # Imported only here, because `ask` must answer in a second.
    from knowledge.reading.faults import BrokenKnowledge
    from office.database import migrate, place
    from office.database.health import integrity, trouble

    file = _database_file()
    match error:
        case BrokenKnowledge():
            return [str(fault) for fault in error.faults]
        case integrity.DamagedDatabase() | migrate.UnknownSchema():
            return [str(error)]
        case OSError() if file and _is_about(error, file) and (found := place.fault(file)):
            return [found]
        case OSError() if error.filename is not None or error.errno in _OF_THE_DISK:
            where = error.filename or "the disk"
            return [
                f"{where}: {error.strerror}: check the path, who may write there, "
                "and the space that is left"
            ]
        case _:
            sentence = trouble.sentence(error, file)
            return [sentence] if sentence else []


def _database_file() -> Path | None:
    """Return the SQLite file that the settings name, if they do."""
    from office import settings
    from office.database.address import sqlite_file

    try:
        return sqlite_file(settings.load().database_url)
    except settings.WrongSettings:
        return None


def _is_about(error: OSError, file: Path) -> bool:
    """Whether an error may be about the database, a file beside it, or a folder above it."""
    if error.filename is None:
        return True
    where = Path(os.fsdecode(error.filename))
    return str(where).startswith(str(file)) or where in file.parents
