"""The commands between revisions and files: `sop export` and `sop import`."""

import asyncio
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening, questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.reading.layers import Layers
    from knowledge.shelf import Shelf
    from office.revisions.files.importing import Imported, Outdated
    from office.services import Services
    from office.settings import Settings

_NOTHING = "Nothing was published."
_QUESTIONS = "questions"


def export(
    folder: Annotated[Path | None, typer.Argument(help="Another folder than the office's.")] = None,
) -> None:
    """Write the revisions in force into the office's folder, for git, and the accepted phrasings.

    A file that was changed since then is left alone: its keeper chooses in chat.
    """
    raise typer.Exit(code=asyncio.run(_export(opening.settings(), folder)))


async def _export(settings: "Settings", folder: Path | None) -> int:
    async with opening.services(settings) as services:
        left = await _write(settings, services, folder)
        if await services.suggestions.deciding.unexported():
            await questions.write(settings, services, folder)
    return 1 if left else 0


async def _write(settings: "Settings", services: "Services", folder: Path | None) -> int:
    """Write the revisions. Returns how many are left alone."""
    from office.revisions.files.conflicts import is_in_conflict

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
    return left


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

    Number, version and dates of SOPs are set by rule. The sample questions in its questions/ that
    are new count from then on. Nothing is published if anything is wrong,
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
        await _take_questions(settings, services, folder)
    for revision in found:
        typer.echo(f"{revision.path}: revision {revision.number}, version {revision.version}")
    typer.echo(f"{len(found)} files published; the others say what is in force.")


async def _take_questions(settings: "Settings", services: "Services", folder: Path) -> None:
    """Let the new sample questions of the folder count, beside what is in force now."""
    from cli import published
    from knowledge.reading.questions.file import listed, written
    from knowledge.sampling import checked
    from office.shelf.office_shelf import OfficeShelf

    files = sorted((folder / _QUESTIONS).glob("*.md"))
    if not files:
        return
    shelf, _ = await published.shelf(settings)
    new = left = 0
    for file in files:
        sop = shelf.library.get(file.stem)
        if sop is None:
            typer.echo(f"passed over: {file} asks for no SOP in force", err=True)
            continue
        found = checked(shelf, sop, listed(file.read_text(encoding="utf-8")))
        left += len(found.left)
        asked = OfficeShelf(shelf).asked_in(file.name, written(found.taken))
        new += await services.suggestions.samples.take_in(asked, sop.section)
    typer.echo(f"{new} sample questions are new; {left} are known or cannot be used.")


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
    from knowledge.reading import arranging
    from knowledge.reading.revising import content_files
    from office.revisions.files.importing import Imported

    for path in sorted((*folder.rglob("*.md"), *folder.rglob("*.toml"))):
        if path.parent == folder / _QUESTIONS:
            continue
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(folder).as_posix()
        if not content_files.is_known(place):
            typer.echo(f"passed over: {path} is no content file that can be revised", err=True)
            continue
        before = shelf.text(place) or ""
        if place == content_files.OFFICE and not arranging.only_parts_differ(before, text):
            opening.stop(f"{path}: only what /pengaturan changes can be revised; the rest by hand")
        title = content_files.title_of(place, text)
        section = shelf.owner_of(place, text)
        yield Imported(place, title, section, text)
