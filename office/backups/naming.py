"""The names of backups: time, schema and engine; and which backups are too many."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

CHECKSUM = ".sha256"
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"pandu-(\d{8}T\d{6}Z)-([0-9a-z]+)\.(db\.gz|dump)")


class Engine(StrEnum):
    """The engine of a backup. The value ends its name."""

    SQLITE = "db.gz"
    POSTGRES = "dump"

    @property
    def engine(self) -> str:
        return "SQLite" if self is Engine.SQLITE else "PostgreSQL"


@dataclass(frozen=True, order=True)
class Backup:
    """What the name of a backup says, for example `pandu-20261125T190000Z-0006.db.gz`."""

    taken_at: datetime
    schema: str
    kind: Engine

    @property
    def name(self) -> str:
        return f"pandu-{stamp(self.taken_at)}-{self.schema}.{self.kind}"

    @property
    def folder_name(self) -> str:
        """The name of the file beside it that holds the office's folder."""
        return f"pandu-{stamp(self.taken_at)}-{self.schema}.office.tar.gz"

    @classmethod
    def of(cls, name: str) -> "Backup | None":
        """Read a name. None if it is not that of a backup."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        try:
            taken_at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
        except ValueError:
            return None
        return cls(taken_at, found[2], Engine(found[3]))


def stamp(at: datetime) -> str:
    """Return a moment in UTC as it stands in names."""
    return at.astimezone(UTC).strftime(_TIME)


def newest(names: Iterable[str]) -> Backup | None:
    """Return the newest backup among the names; None if none is that of a backup."""
    return max(filter(None, map(Backup.of, names)), default=None)


def surplus(names: Iterable[str], kind: Engine, keep: int) -> list[str]:
    """Return the names of a kind's backups that are older than the newest `keep`, oldest first.

    Files with other names are ignored.
    """
    found = [backup for name in names if (backup := Backup.of(name)) and backup.kind is kind]
    return [backup.name for backup in sorted(found)[: max(len(found) - keep, 0)]]
