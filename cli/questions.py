"""The commands about sample questions: write those that keepers have accepted into their files."""

import asyncio
from typing import TYPE_CHECKING

import typer

from cli import opening

if TYPE_CHECKING:
    from knowledge.shelf import Shelf
    from office.settings import Settings
    from office.suggestions import Suggestion

app = typer.Typer(help="Write accepted phrasings into knowledge/questions.", no_args_is_help=True)


@app.callback()
def questions() -> None:
    """Keep `export` a command of its own."""


@app.command(name="export")
def export() -> None:
    """Write the phrasings that were accepted in chat into knowledge/questions/, each once.

    They count in any case; in the files they are there for git, and for the next fit.
    """
    asyncio.run(_export(opening.settings()))


async def _export(settings: "Settings") -> None:
    shelf = opening.shelf(settings)
    async with opening.services(settings) as services:
        waiting = await services.suggestions.deciding.unexported()
        written = [one.id for one in waiting if _is_written(shelf, one)]
        # Marked last: after a crash in between what stands in a file is found there.
        await services.suggestions.deciding.mark_exported(written)
    typer.echo(f"{len(written)} phrasings written into {settings.knowledge_dir / 'questions'}.")
    if len(written) < len(waiting):
        typer.echo(f"{len(waiting) - len(written)} left out: their sections are gone.")


def _is_written(shelf: "Shelf", one: "Suggestion") -> bool:
    """Write a phrasing under its heading, if its section is still on the shelf."""
    from knowledge.reading.questions_file import with_question

    passage = shelf.passage(one.passage)
    if passage is None:
        return False
    path = shelf.folder / "questions" / f"{passage.sop.id}.md"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_question(before, passage.section.heading, one.text), encoding="utf-8")
    return True
