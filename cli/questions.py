"""The commands about sample questions: write those that keepers have accepted into their files."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cli import opening

if TYPE_CHECKING:
    from knowledge.shelf import Passage
    from office.services import Services
    from office.settings import Settings

app = typer.Typer(
    help="Write accepted phrasings into the office's questions/.", no_args_is_help=True
)


@app.callback()
def questions() -> None:
    """Keep `export` a command of its own."""


@app.command(name="export")
def export() -> None:
    """Write the phrasings that were accepted in chat into the office's questions/, each once.

    The search uses them in any case. In the files they serve git and the next fit.
    """
    asyncio.run(_export(opening.settings()))


async def _export(settings: "Settings") -> None:
    async with opening.services(settings) as services:
        await write(settings, services)


async def write(settings: "Settings", services: "Services", folder: Path | None = None) -> None:
    """Write the accepted phrasings that are in no file yet, into the office's folder.

    Into another folder they are only copied.
    """
    waiting = await services.suggestions.deciding.unexported()
    shelf = opening.shelf(settings)
    on_disk = {(sop.id, part.heading) for sop in shelf.library.values() for part in sop.sections}
    if in_force := await services.revisions.queries.in_force():
        shelf.revise({revision.path: revision.text for revision in in_force})
    found = [
        (phrasing, place) for phrasing in waiting if (place := shelf.passage(phrasing.passage))
    ]
    # A question under a heading that no file has would be a fault.
    ready = [
        (phrasing, passage)
        for phrasing, passage in found
        if folder is not None or (passage.sop.id, passage.section.heading) in on_disk
    ]
    target = folder or settings.layers.top
    for phrasing, passage in ready:
        _write(target, passage, phrasing.text)
    if folder is None:
        # Marked last: after a crash in between, the next export finds them in the files.
        await services.suggestions.deciding.mark_exported([phrasing.id for phrasing, _ in ready])
    typer.echo(f"{len(ready)} phrasings written into {target / 'questions'}.")
    if early := len(found) - len(ready):
        typer.echo(f"{early} not yet: their sections are in no file; run `sop export` first.")
    if gone := len(waiting) - len(found):
        typer.echo(f"{gone} left out: their sections are gone.")


def _write(folder: Path, passage: "Passage", text: str) -> None:
    """Write a phrasing below the heading of its section."""
    from knowledge.reading.questions.file import with_question

    path = folder / "questions" / f"{passage.sop.id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_question(before, passage.section.heading, text), encoding="utf-8")
