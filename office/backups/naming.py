"""The names of backups: when, of which schema, of which engine; and which of them are too many."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

CHECKSUM = ".sha256"
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"pandu-(\d{8}T\d{6}Z)-([0-9a-z]+)\.(db\.gz|dump)")


class Kind(StrEnum):
    """The engine that a backup is of, by the end of its name."""

    SQLITE = "db.gz"
    POSTGRES = "dump"

    @property
    def engine(self) -> str:
        return "SQLite" if self is Kind.SQLITE else "PostgreSQL"


@dataclass(frozen=True, order=True)
class Backup:
    """What the name of a backup says, such as `pandu-20261125T190000Z-0006.db.gz`."""

    taken_at: datetime
    schema: str
    kind: Kind

    @property
    def name(self) -> str:
        return f"pandu-{stamp(self.taken_at)}-{self.schema}.{self.kind}"

    @classmethod
    def of(cls, name: str) -> "Backup | None":
        """Read a name; None if it is no backup's."""
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        try:
            taken_at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
        except ValueError:
            return None
        return cls(taken_at, found[2], Kind(found[3]))


def stamp(at: datetime) -> str:
    """A moment in UTC, as it stands in names."""
    return at.astimezone(UTC).strftime(_TIME)


def surplus(names: Iterable[str], kind: Kind, keep: int) -> list[str]:
    """The names of the backups of a kind that are older than the newest `keep`, oldest first.

    Files with any other name are left alone.
    """
    found = [backup for name in names if (backup := Backup.of(name)) and backup.kind is kind]
    return [backup.name for backup in sorted(found)[: max(len(found) - keep, 0)]]
