"""The shelf with its published revisions, for commands that read it and for the start."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog

from knowledge.reading.faults import BrokenKnowledge
from knowledge.shelf import Shelf
from office.database import Database, migrate, open_database, sealing
from office.database.address import is_sqlite, sqlite_file
from office.learning import Published, older_texts, published
from office.settings import Settings

_MOST_NAMED = 5

log = structlog.get_logger("cli.published")


async def shelf(settings: Settings) -> tuple[Shelf, Published]:
    """Return what officers are answered with, as far as there is a database. Changes nothing in it.

    Raises:
        BrokenKnowledge: the files have faults that no revision covers.
    """
    layers, index = settings.layers, index_beside_the_database(settings)
    async with opened(settings) as database:
        found = await published(database) if database is not None else Published()
        try:
            loaded = Shelf(layers, learned=found.learned, revisions=found.texts, index_file=index)
            if not loaded.left_out:
                return loaded, found
        except BrokenKnowledge:
            if database is None or not found.revisions:
                raise
        # Only if needed: there are many older texts.
        before = await older_texts(database, found.texts) if database is not None else {}
        return Shelf(layers, learned=found.learned, revisions=found.texts, older=before), found


def index_beside_the_database(settings: Settings) -> Path | None:
    """Return where the index is stored; None on PostgreSQL, where the program has no folder."""
    database = sqlite_file(settings.database_url)
    return database.with_name(f"{database.name}.index") if database is not None else None


async def shelf_to_start(settings: Settings) -> Shelf:
    """Return the shelf of the files alone; if they have faults, with the published revisions.

    Raises:
        BrokenKnowledge: the files have faults that no revision covers.
    """
    with suppress(BrokenKnowledge):
        return Shelf(settings.layers, index_file=index_beside_the_database(settings))
    loaded, _ = await shelf(settings)
    loaded.look_below()
    for faults in loaded.covered.values():
        for fault in faults:
            log.error("a file is broken; what is published over it is used", fault=str(fault))
    return loaded


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database | None]:
    """Open the database for the block; None if it does not exist or the next start migrates it.

    Raises:
        KeyMissing: texts are sealed with a key that the settings lack.
        UnknownSchema: no version of this program created it.
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


def note(loaded: Shelf, found: Published) -> list[str]:
    """Return the revisions over the files, a sentence per line; empty if there are none."""
    used, left_out = list[str](), list[str]()
    for revision in found.revisions:
        names = left_out if revision.path in loaded.left_out else used
        names.append(f"{revision.path} (revision {revision.number})")
    return [
        f"{said}: {_shortened(names)}"
        for said, names in (
            ("published revisions stand over these files", used),
            ("published revisions that cannot be used with the files are left out", left_out),
        )
        if names
    ]


def _shortened(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
