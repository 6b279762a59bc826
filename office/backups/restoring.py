"""Restores a backup: it is checked aside, then put in place at one instant; the old one is kept."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError
from typing import Protocol

from office.backups import contents, files, postgres, sqlite
from office.backups.contents import Contents
from office.backups.errors import RestoreRefused
from office.backups.files import Damaged
from office.backups.naming import Backup, Engine, stamp
from office.database.address import database_name, is_sqlite, sqlite_file, with_database
from office.database.sealing import KeyMissing
from office.database.server import Server, ServerRefused, server
from office.database.sqlite.sole_process import AlreadyRunning, sole_process

# A name in PostgreSQL has at most 63 bytes, and what is added here needs some of them.
_LONGEST_NAME = 38
_REFUSALS = (
    AlreadyRunning,
    KeyMissing,
    postgres.ToolMissing,
    postgres.ToolFailed,
    ServerRefused,
    OSError,  # a full disk
    DatabaseError,
)


class Candidate(Protocol):
    """A database made from a backup. It is whole and up to date, but not yet in use."""

    contents: Contents
    has_checksum: bool

    async def put_in_place(self, now: datetime) -> str | None:
        """Make it the office's database. Returns where the old one is kept, or None."""


@asynccontextmanager
async def restoring(url: str, backup: Path, keys: Sequence[str] = ()) -> AsyncIterator[Candidate]:
    """Prepare a backup beside the office's database. On SQLite the bot cannot start meanwhile.

    A candidate that is not put in place is deleted at the end of the block.

    Raises:
        RestoreRefused: the bot runs, the backup is damaged, of another engine, or sealed with a
            key that is not among `keys`, or the disk is full.
    """
    kind = Engine.SQLITE if is_sqlite(url) else Engine.POSTGRES
    _must_be_of(kind, backup)
    try:
        has_checksum = files.must_match_its_checksum(backup)
        open_candidate = _sqlite if kind is Engine.SQLITE else _postgres
        async with open_candidate(url, backup, keys, has_checksum=has_checksum) as candidate:
            yield candidate
    except Damaged as error:
        raise RestoreRefused(f"{backup} is damaged: {error}. The database is as it was") from None
    except sqlite.InUse:
        raise RestoreRefused(
            "another process has the database open: stop the bot and every command first"
        ) from None
    except _REFUSALS as error:
        raise RestoreRefused(f"nothing was restored: {error}") from None


def _must_be_of(kind: Engine, backup: Path) -> None:
    if not backup.is_file():
        raise RestoreRefused(f"there is no file {backup}")
    named = Backup.of(backup.name)
    if named is None:
        raise RestoreRefused(
            f"{backup.name} is no name of a backup: give it back the one that it had, "
            f"such as pandu-20261125T190000Z-0006.{kind}"
        )
    if named.kind is not kind:
        raise RestoreRefused(
            f"{backup.name} is of {named.kind.engine}, and DATABASE_URL names {kind.engine}"
        )


@dataclass
class _SqliteCandidate:
    contents: Contents
    has_checksum: bool
    made: Path
    database: Path

    async def put_in_place(self, now: datetime) -> str | None:
        aside = self.database.with_name(f"{self.database.name}.before-{stamp(now)}")
        had_one = self.database.exists()
        if had_one:
            sqlite.keep_aside(self.database, aside)
        sqlite.put_in_place(self.made, self.database)
        return str(aside) if had_one else None


@asynccontextmanager
async def _sqlite(
    url: str, backup: Path, keys: Sequence[str], *, has_checksum: bool
) -> AsyncIterator[Candidate]:
    database = sqlite_file(url)
    if database is None:
        raise RestoreRefused("DATABASE_URL names a database in memory: there is nothing to restore")
    # In the same folder, so that it can replace the other file in one step.
    with sole_process(url), files.workshop(database.parent) as workshop:
        made = workshop / "restored.db"
        files.unpack(backup, made)
        sqlite.must_be_whole(made)
        found = await contents.bring_up_to_date(f"sqlite:///{made}", keys)
        sqlite.fold(made)
        yield _SqliteCandidate(found, has_checksum, made, database)


@dataclass
class _PostgresCandidate:
    contents: Contents
    has_checksum: bool
    made: str
    database: str
    server: Server

    async def put_in_place(self, now: datetime) -> str | None:
        aside = f"{self.database[:_LONGEST_NAME]}_before_{stamp(now).lower()}"
        had_one = await self.server.replace(self.database, by=self.made, aside=aside)
        return f"database {aside}" if had_one else None


@asynccontextmanager
async def _postgres(
    url: str, backup: Path, keys: Sequence[str], *, has_checksum: bool
) -> AsyncIterator[Candidate]:
    database = database_name(url)
    made = f"{database[:_LONGEST_NAME]}_restoring"
    await postgres.schema_of(url, backup)
    async with server(url) as beside_it:
        if users := await beside_it.users(database):
            raise RestoreRefused(
                f"the database {database} is in use by {', '.join(users)}: stop every replica first"
            )
        await beside_it.drop(made)  # left by a restore that was killed
        await beside_it.create(made, like=database)
        try:
            await postgres.load(with_database(url, made), backup)
            found = await contents.bring_up_to_date(with_database(url, made), keys)
            yield _PostgresCandidate(found, has_checksum, made, database, beside_it)
        finally:
            await beside_it.drop(made)
