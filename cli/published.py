"""The shelf with what is published over its files, for commands that read it and for the start."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog

from knowledge.reading.faults import BrokenKnowledge
from knowledge.shelf import Learned, Shelf
from office.database import Database, migrate, open_database, sealing
from office.database.address import is_sqlite, sqlite_file
from office.revisions import Revision
from office.revisions import store as revision_store
from office.settings import Settings
from office.suggestions import SuggestionKind
from office.suggestions import store as suggestion_store

_MOST_NAMED = 5

log = structlog.get_logger("cli.published")


@dataclass(frozen=True)
class Published:
    """What the database holds over the files."""

    revisions: Sequence[Revision] = ()
    learned: Sequence[Learned] = ()

    @property
    def texts(self) -> dict[str, str]:
        return {one.path: one.text for one in self.revisions}


async def shelf(settings: Settings) -> tuple[Shelf, Published]:
    """What officers are answered with, as far as the database is there; nothing in it is changed.

    Raises:
        BrokenKnowledge: the files have faults that no revision covers.
    """
    folder = settings.knowledge_dir
    async with opened(settings) as database:
        found = await _read(database) if database is not None else Published()
        try:
            loaded = Shelf(folder, learned=found.learned, revisions=found.texts)
            if not loaded.left_out:
                return loaded, found
        except BrokenKnowledge:
            if database is None or not found.revisions:
                raise
        # Only now: the texts of all that was ever published are many.
        before = await older(database, found.texts) if database is not None else {}
        return Shelf(folder, learned=found.learned, revisions=found.texts, older=before), found


def index_beside_the_database(settings: Settings) -> Path | None:
    """Return where the index is stored. On PostgreSQL the program has no folder of its own."""
    database = sqlite_file(settings.database_url)
    return database.with_name(f"{database.name}.index") if database is not None else None


async def shelf_to_start(settings: Settings) -> Shelf:
    """The files as they are; where they are broken, with what is published over them.

    Raises:
        BrokenKnowledge: the files have faults that no revision covers.
    """
    with suppress(BrokenKnowledge):
        return Shelf(settings.knowledge_dir, index_file=index_beside_the_database(settings))
    loaded, _ = await shelf(settings)
    loaded.look_below()
    for faults in loaded.covered.values():
        for fault in faults:
            log.error("a file is broken; what is published over it is used", fault=str(fault))
    return loaded


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database | None]:
    """The database to read; None where it has not been made yet, or the next start changes it.

    Raises:
        KeyMissing: texts are sealed with a key that is not among the settings'.
        UnknownSchema: no version of this program has made it.
    """
    file = sqlite_file(settings.database_url)
    if is_sqlite(settings.database_url) and (file is None or not file.exists()):
        yield None
        return
    database = open_database(settings.database_url, settings.keys)
    try:
        if await migrate.is_current(database):
            await sealing.see_keys(database)
            yield database
        else:
            yield None
    finally:
        await database.close()


async def older(database: Database, paths: Collection[str]) -> dict[str, list[str]]:
    """The texts of these files before those in force, the newest first."""
    found: dict[str, list[str]] = {}
    async with database.read() as session:
        for path, text in await revision_store.older(session, paths):
            found.setdefault(path, []).append(text)
    return found


async def _read(database: Database) -> Published:
    async with database.read() as session:
        revisions = await revision_store.in_force(session)
        learned = await suggestion_store.learned(session)
    phrasings = [one for one in learned if one.kind is SuggestionKind.PHRASING]
    return Published(revisions, [Learned(one.text, one.passage) for one in phrasings])


def note(loaded: Shelf, published: Published) -> list[str]:
    """Say what stands over the files, a sentence a line; nothing where that is nothing."""
    left_out = [one for one in published.revisions if one.path in loaded.left_out]
    used = [one for one in published.revisions if one.path not in loaded.left_out]
    return [
        f"{said}: {_named(found)}"
        for said, found in (
            ("published revisions stand over these files", used),
            ("published revisions that cannot be used with the files are left out", left_out),
        )
        if found
    ]


def _named(revisions: Sequence[Revision]) -> str:
    named = [f"{one.path} (revision {one.number})" for one in revisions[:_MOST_NAMED]]
    more = len(revisions) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
