"""The commands that read the shelf: ask it, score it, list it."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

if TYPE_CHECKING:
    from knowledge.search.answer import Answer

app = typer.Typer(help="List the SOPs, show one, or find those due for review.")

SopFolder = Annotated[
    Path | None, typer.Option("--sop", help="A folder of SOPs instead of the office's own.")
]


def ask(question: str, as_json: opening.AsJson = False, sop: SopFolder = None) -> None:
    """Answer a question in the terminal as the chat would."""
    from cli import terminal

    shelf = opening.shelf(opening.settings(), sop)
    answer = shelf.answer(question)
    screen = opening.renderer(shelf).answer(answer, question_id=0)
    if not as_json:
        typer.echo(terminal.drawn(screen))
        return
    opening.print_json(
        {
            "band": answer.band.value,
            "answer": terminal.text_of(screen),
            "hits": [
                {
                    "sop": hit.sop.id,
                    "section": hit.section.heading,
                    "score": round(float(hit.score), 4),
                }
                for hit in answer.hits
            ],
        }
    )


def evaluate(file: Path, sop: SopFolder = None, as_json: opening.AsJson = False) -> None:
    """Score the answers to a JSONL file of questions whose SOP is known."""
    from rich.progress import track

    from cli import tables, terminal
    from knowledge.search.evaluation import Row
    from knowledge.search.evaluation import evaluate as score

    rows = [Row.of(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line]
    shelf = opening.shelf(opening.settings(), sop)
    renderer = opening.renderer(shelf)

    def shown(answer: "Answer") -> str:
        return terminal.text_of(renderer.answer(answer, question_id=0))

    watched = track(rows, "Asking…", transient=True, disable=as_json or not sys.stdout.isatty())
    figures = score(watched, shelf.answer, shown)
    if as_json:
        opening.print_json(figures)
    else:
        tables.print_figures(figures)


@app.callback(invoke_without_command=True)
def sop_list(context: typer.Context) -> None:
    """List the SOPs with version, owner, age of review and share of unconfirmed facts."""
    from cli import tables

    if context.invoked_subcommand is None:
        shelf = opening.shelf(opening.settings())
        tables.print_sops(list(shelf.library.values()), opening.today())


@app.command(name="show")
def sop_show(sop_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Print a whole SOP as plain text."""
    from knowledge.reading.markdown import plain

    library = opening.shelf(opening.settings()).library
    if sop_id not in library:
        opening.stop(f"there is no SOP '{sop_id}'; `main.py sop` lists them")
    sop = library[sop_id]
    typer.echo(f"{sop.title} ({sop.number or sop.id}, versi {sop.version})")
    for section in sop.sections:
        grounds = "; ".join(f"{one.regulation} {one.article}".strip() for one in section.sources)
        typer.echo(f"\n{section.heading}\n{plain(section.body)}")
        if grounds:
            typer.echo(f"[{grounds}]")


@app.command(name="stale")
def sop_stale() -> None:
    """List the SOPs whose review is overdue; exit code 1 if there are any."""
    from cli import tables

    today = opening.today()
    stale = [
        sop for sop in opening.shelf(opening.settings()).library.values() if sop.is_stale(today)
    ]
    tables.print_sops(stale, today)
    raise typer.Exit(code=1 if stale else 0)
