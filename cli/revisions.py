"""The commands between revisions and files: `sop export` and `sop import`."""

import asyncio
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.reading.layers import Layers
    from knowledge.shelf import Shelf
    from office.revisions.files.importing import Imported, Outdated
    from office.settings import Settings

_NOTHING = "Nothing was published."


def export(
    folder: Annotated[Path | None, typer.Argument(help="Another folder than the office's.")] = None,
) -> None:
    """Write the revisions in force into the office's folder, for git.

    A file that was changed since then is left alone: its keeper chooses in chat.
    """
    raise typer.Exit(code=asyncio.run(_export(opening.settings(), folder)))


async def _export(settings: "Settings", folder: Path | None) -> int:
    from office.revisions.files.conflicts import is_in_conflict

    async with opening.services(settings) as services:
        in_force = await services.revisions.queries.in_force()
    target, written, left = folder or settings.layers.top, 0, 0
    made: list[str] = []
    for revision in in_force:
        path = target / revision.path
        below = path if folder is not None else settings.layers.file(revision.path)
        before = below.read_text(encoding="utf-8") if below.exists() else None
        if folder is None and is_in_conflict(revision, before):
            typer.echo(
                f"left alone: {path} was changed since; choose in chat: /sop_tulis", err=True
            )
            left += 1
        elif before != revision.text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(revision.text, encoding="utf-8")
            typer.echo(f"{path}: version {revision.version}")
            written += 1
            made.append(revision.path)
    if folder is None and made:
        _record(settings.layers, made)
    typer.echo(f"{written} of {len(in_force)} revisions in force written into {target}.")
    return 1 if left else 0


def _record(layers: "Layers", paths: "Sequence[str]") -> None:
    """Record from which national texts the files were made: what is in no conflict was seen."""
    from knowledge.reading import made_from

    if layers.office is not None:
        text = made_from.with_seen(layers, *paths).text()
        layers.own(made_from.FILE).write_text(text, encoding="utf-8")


def take_in(
    folder: Annotated[Path, typer.Argument(help="Content files, laid out as in an office.")],
) -> None:
    """Publish the content files of a folder that differ from what is in force: all or none.

    Number, version and dates of SOPs are set by rule. Nothing is published if anything is wrong,
    or was written on an older text than the one in force.
    """
    if not folder.is_dir():
        opening.stop(f"'{folder}' is no folder")
    asyncio.run(_import(opening.settings(), folder))


async def _import(settings: "Settings", folder: Path) -> None:
    from bot.content.rules import OfficeRules
    from cli import published
    from knowledge.reading.faults import BrokenKnowledge
    from office.revisions.drafting.typed_text import is_changed
    from office.revisions.files.importing import ImportOutdated, ImportUnfit
    from office.shelf.office_shelf import OfficeShelf

    try:
        shelf, _ = await published.shelf(settings)
    except BrokenKnowledge as error:
        opening.stop(*map(str, error.faults))
    rules, files = OfficeRules(shelf, settings.zone), OfficeShelf(shelf)
    async with opening.services(settings, rules, shelf=files) as services:
        sent = list(_sent(shelf, folder))
        try:
            # The transaction asks once more.
            found = await services.revisions.importing.publish(sent, cache(is_changed))
        except ImportUnfit as error:
            opening.stop(*error.faults, _NOTHING)
        except ImportOutdated as error:
            opening.stop(*map(_older, error.found), _NOTHING)
    for revision in found:
        typer.echo(f"{revision.path}: revision {revision.number}, version {revision.version}")
    typer.echo(f"{len(found)} files published; the others say what is in force.")


def _older(one: "Outdated") -> str:
    """Return why a file is older than what it would replace, and what to do."""
    if not one.version:
        return f"{one.path}: says what was replaced since; /sop_tulis, Riwayat restores an old text"
    return (
        f"{one.path}: was written on version {one.version}, the newest is {one.newest}: take over "
        "what that changed (`main.py sop export DIR` writes it), and write "
        f'`version: "{one.newest}"`'
    )


def _sent(shelf: "Shelf", folder: Path) -> "Iterator[Imported]":
    """Yield the content files of the folder."""
    from knowledge.reading.revising import content_files
    from office.revisions.files.importing import Imported

    for path in sorted((*folder.rglob("*.md"), *folder.rglob("*.toml"))):
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(folder).as_posix()
        if not content_files.is_known(place):
            typer.echo(f"passed over: {path} is no content file that can be revised", err=True)
            continue
        before = shelf.text(place) or ""
        if place == content_files.OFFICE and not content_files.is_calendar_only(before, text):
            opening.stop(f"{path}: only [calendar] can be revised; change the rest in the file")
        title = content_files.title_of(place, text)
        section = shelf.owner_of(place, text)
        yield Imported(place, title, section, text)
