"""The commands that take a copy of the database and restore it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening
from cli.language import said, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from office.backups import BackupTaken, Candidate
    from office.hash_chain import Broken
    from office.settings import Settings


# Changed histories are rare. If all are changed, the output must still be readable.
_MOST_NAMED = 20
_CHANGED = (
    "Histories of reports were changed. The backup was kept, and older ones were left alone: they "
    "may hold what was changed."
)


def backup(
    to: Annotated[
        Path | None,
        typer.Option(help="The folder; made if it is missing. Default: BACKUP_DIR."),
    ] = None,
    keep: Annotated[
        int | None, typer.Option(min=1, help="Remove older backups but this many. Default: none.")
    ] = None,
    copied: Annotated[
        bool, typer.Option("--copied", help="Note that another machine has them; take none.")
    ] = False,
) -> None:
    """Take a backup while the bot runs, check it, and remove those that are too many."""
    from office.backups import BackupFailed, forget_failure, note_failure

    settings = opening.settings()
    folder = to or settings.backup_dir
    if folder is None:
        opening.stop("Where to? Name a folder with --to, or set BACKUP_DIR")
    if copied:
        _note_copy(folder)
        return
    try:
        taken = asyncio.run(_take(settings, folder, keep))
    except BackupFailed as error:
        note_failure(folder, str(error))
        opening.stop(str(error))
    say(f"{taken.file} ({taken.size} bytes) is whole.")
    if taken.office is not None:
        say(f"{taken.office} holds the office's folder.")
    for name in taken.removed:
        say(f"{name} was removed: newer ones are enough.")
    if taken.broken:
        note_failure(folder, _CHANGED)
        opening.stop(*_named(taken.broken), _CHANGED)
    forget_failure(folder)


def _note_copy(folder: Path) -> None:
    from office.backups import note_copy
    from office.clock import SystemClock

    note_copy(folder, SystemClock().now())
    say(f"Noted: another machine has what is in {folder}.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` has made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Bring a backup back, once the bot is stopped. The database that was there is kept aside."""
    from office.backups import RestoreRefused, folder

    try:
        kept = asyncio.run(_restore(opening.settings(), file, yes=yes))
    except RestoreRefused as error:
        opening.stop(str(error))
    say("Restored. The schema is up to date; start the bot.")
    if kept is not None:
        say(f"The database that was there is kept as {kept}.")
    if office := folder.beside(file):
        say(f"The office's folder is as it was. That of the backup: tar -xzf {office}")


async def _take(settings: "Settings", to: Path, keep: int | None) -> "BackupTaken":
    from office.backups import take
    from office.clock import SystemClock

    now, office = SystemClock().now(), settings.layers.top
    return await take(settings.database_url, to, now, keep, settings.keys, office)


async def _restore(settings: "Settings", file: Path, *, yes: bool) -> str | None:
    from office.backups import restoring
    from office.clock import SystemClock

    async with restoring(settings.database_url, file, settings.keys) as candidate:
        _show(file, candidate)
        if not yes:
            _must_be_wanted(settings)
        return await candidate.put_in_place(SystemClock().now())


def _must_be_wanted(settings: "Settings") -> None:
    """Ask, and name the file: who rehearses sees that it is not the one in use."""
    from office.database.address import sqlite_file

    database = sqlite_file(settings.database_url) or "the present database"
    if not typer.confirm(said(f"Put it in the place of {database}?")):
        opening.stop("Nothing was restored. The database is as it was.")


def _named(broken: "Sequence[Broken]") -> list[str]:
    """Return the first of them. `audit verify` lists them all."""
    names = [str(entry) for entry in broken[:_MOST_NAMED]]
    rest = len(broken) - len(names)
    return [*names, f"… and {rest} more: `main.py audit verify` names all"] if rest else names


def _show(file: Path, candidate: "Candidate") -> None:
    found = candidate.contents
    say(
        f"{file.name} is whole: {found.members} members, {found.reports} reports, "
        f"schema {found.schema}."
    )
    if not candidate.has_checksum:
        say("There is no checksum beside it; it was read to its end all the same.")
    for broken in _named(found.broken):
        say(f"Changed before the backup was taken: {broken}")
    say("What came after it is not in it. What waited to be sent then is sent once more.")
