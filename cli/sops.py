"""The commands that read the SOPs: ask, score, list."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from bot.screens.questions import Renderer
    from bot.telegram.screen import Screen
    from knowledge.search.answer import Answer
    from knowledge.shelf import Shelf

app = typer.Typer(help="List the SOPs, show one, or find those due for review.")

SopFolder = Annotated[
    Path | None, typer.Option("--sop", help="A folder of SOPs instead of the office's own.")
]


QuestionFile = Annotated[
    Path | None,
    typer.Option("--file", help='A JSONL file: {"question": …, "after": [earlier turns]} a line.'),
]


def ask(
    question: Annotated[str, typer.Argument()] = "",
    as_json: opening.AsJson = False,
    sop: SopFolder = None,
    file: QuestionFile = None,
) -> None:
    """Answer a question in the terminal as the chat would, or every question of a file."""
    from cli import terminal

    if not question and file is None:
        opening.stop('say what to ask: `main.py ask "syarat paspor anak"`, or --file FILE')
    records = _records(file) if file is not None else [{"question": question}]
    settings = opening.settings()
    shelf = opening.shelf(settings, sop) if sop else opening.shelf_in_force(settings)
    renderer = opening.renderer(shelf)
    for record in records:
        answer = _asked(shelf, str(record["question"]), record.get("after") or ())
        screen = _screen(shelf, renderer, str(record["question"]), answer)
        if not as_json:
            typer.echo(terminal.drawn(screen))
        elif file is not None:
            typer.echo(json.dumps(_told(record["question"], answer, screen), ensure_ascii=False))
        else:
            opening.print_json(_told(question, answer, screen))


def _screen(shelf: "Shelf", renderer: "Renderer", question: str, answer: "Answer") -> "Screen":
    """Draw the answer. Of what the bot can do, only what holds for every reader."""
    from bot.screens.abilities.card import outline

    ability = shelf.ability(answer.shown.sop.id) if answer.shown else None
    if ability is not None:
        return outline(ability)
    unused = shelf.unused_in(question, answer)
    return renderer.answer(answer, question_id=1, unused=unused)


def _asked(shelf: "Shelf", question: str, after: "Sequence[str]") -> "Answer":
    """Ask, as an officer, the earlier questions one after another, and then the question."""
    from knowledge.search.follow_up import Turn
    from office.people import Role

    before: Turn | None = None
    for earlier in after:
        answer = shelf.answer(earlier, before, roles=[Role.OFFICER])
        shown = answer.shown
        before = Turn(answer.question, *((shown.sop.id, shown.section.slug) if shown else ()))
    return shelf.answer(question, before, roles=[Role.OFFICER])


def _told(question: str, answer: "Answer", screen: "Screen") -> "dict[str, Any]":
    from cli import terminal

    return {
        "question": question,
        "band": answer.band.value,
        "probability": round(answer.probability, 4),
        "shown": list(answer.shown.place) if answer.shown else None,
        "offered": [list(hit.place) for hit in answer.offered],
        "lines": terminal.lines_of(screen),
        "answer": terminal.text_of(screen),
        "hits": [
            {"sop": hit.sop.id, "section": hit.section.heading, "score": round(hit.score, 4)}
            for hit in answer.hits
        ],
    }


def _records(file: Path) -> "list[dict[str, Any]]":
    """Return the lines of a JSONL file; end the program if one is wrong."""
    try:
        lines = file.read_text("utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        opening.stop(f"{file} cannot be read: {error.strerror}")
    except ValueError as error:
        opening.stop(f"{file} is not JSONL, one JSON object a line: {error}")
    for number, record in enumerate(records, 1):
        if wrong := _wrong_with(record):
            opening.stop(f"{file}, line {number}: {wrong}")
    return records


def _wrong_with(record: object) -> str | None:
    """Return what prevents a record from being asked or scored; None if nothing does."""
    if not isinstance(record, dict) or not record.get("question"):
        return 'a line holds {"question": "…"}'
    if not isinstance(record.get("after") or [], list):
        return "`after` holds a list of earlier questions"
    places = record.get("passages") or []
    is_list = isinstance(places, list)
    if not is_list or not all(isinstance(place, list) and len(place) == 2 for place in places):
        return '`passages` holds ["SOP", "heading"] pairs'
    return None


def evaluate(file: Path, sop: SopFolder = None, as_json: opening.AsJson = False) -> None:
    """Score the answers to a JSONL file of questions whose SOP or section is known.

    Uses the files alone, without published revisions, because a score must be repeatable.
    """
    from rich.progress import track

    from cli import tables, terminal
    from knowledge.search.evaluation import EvaluationRow
    from knowledge.search.evaluation import evaluate as score

    records = _records(file)
    shelf = opening.shelf(opening.settings(), sop)
    renderer = opening.renderer(shelf)
    rows = [EvaluationRow.of(record, shelf.content.moved) for record in records]

    def shown(answer: "Answer") -> tuple[str, int]:
        screen = _screen(shelf, renderer, answer.question, answer)
        return terminal.text_of(screen), terminal.lines_of(screen)

    watched = track(rows, "Asking…", transient=True, disable=as_json or not sys.stdout.isatty())
    figures = score(watched, lambda row: _asked(shelf, row.question, row.after), shown)
    if as_json:
        opening.print_json(figures)
    else:
        tables.print_figures(figures)


@app.callback(invoke_without_command=True)
def sop_list(context: typer.Context) -> None:
    """List the SOPs with version, owner, age of review and share of unconfirmed facts."""
    from cli import tables

    if context.invoked_subcommand is None:
        shelf = opening.shelf_in_force(opening.settings())
        tables.print_sops(list(shelf.library.values()), opening.today())


@app.command(name="show")
def sop_show(
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id or its number, as DOK-04.")],
) -> None:
    """Print a whole SOP as plain text."""
    from knowledge.case_lists import CaseLists
    from knowledge.reading.sops.text.markdown import plain

    shelf = opening.shelf_in_force(opening.settings())
    library, lists = shelf.library, CaseLists(shelf)
    numbered = {one.number.upper(): one for one in library.values() if one.number}
    sop = library.get(name) or numbered.get(name.upper())
    if sop is None:
        opening.stop(f"there is no SOP '{name}'; `main.py sop` lists them")
    typer.echo(f"{sop.title} ({sop.number or sop.id}, versi {sop.version})")
    for section in sop.sections:
        grounds = "; ".join(
            f"{source.regulation} {source.article}".strip() for source in section.sources
        )
        typer.echo(f"\n{section.heading}\n{plain(shelf.recipients.filled(section.body))}")
        if grounds:
            typer.echo(f"[{grounds}]")
        if cases := lists.quoting(sop, section.heading):
            typer.echo(f"[quoted by the case {', '.join(case.id for case in cases)}]")


@app.command(name="stale")
def sop_stale() -> None:
    """List the SOPs whose review is overdue; exit code 1 if there are any."""
    from cli import tables

    today = opening.today()
    library = opening.shelf_in_force(opening.settings()).library
    stale = [sop for sop in library.values() if sop.is_stale(today)]
    tables.print_sops(stale, today)
    raise typer.Exit(code=1 if stale else 0)


@app.command(name="open")
def sop_open() -> None:
    """List what is open: by the head who settles it, then by the document that would close it."""
    from knowledge.reading.sops import open_claims
    from office.shelf.lines import ShelfLines

    settings = opening.settings()
    shelf = opening.shelf_in_force(settings)
    lines = ShelfLines(shelf)
    for head, count in lines.by_head().items():
        typer.echo(f"{head}: {count} lines wait in /konfirmasi")
    documents = open_claims.load(*settings.layers.every("wanted.toml"), variables=shelf.variables)
    found = list(open_claims.claims(shelf.library))
    for name, listed in open_claims.by_document(found, documents).items():
        typer.echo(f"\n{name} ({len(listed)})")
        for claim in listed:
            typer.echo(f"  {claim.sop_id} / {claim.heading}: {claim.text}")
    if unknown := lines.unknown():
        typer.echo(f"\nNobody in the office knows; a document must be found ({len(unknown)})")
        for place, text in unknown:
            typer.echo(f"  {place.replace('/', ' / ', 1)}: {text}")
    typer.echo(f"\n{len(found)} lines are unverified.")


@app.command(name="practice")
def sop_practice(
    name: Annotated[
        str, typer.Argument(metavar="[ID]", help="An SOP: lists its lines that rest on practice.")
    ] = "",
) -> None:
    """Count the points that rest on nothing but practice, the SOP with the most first."""
    from knowledge.reading.comparing.practice import resting
    from knowledge.reading.footnotes import without_footnotes

    library = opening.shelf_in_force(opening.settings()).library
    if name:
        if name not in library:
            opening.stop(f"there is no SOP '{name}'; `main.py sop` lists them")
        for section, text in resting(library[name].sections).on_practice:
            typer.echo(f"{section.heading}: {without_footnotes(text)}")
        return
    counted = {sop.id: resting(sop.sections) for sop in library.values()}
    for sop_id, of in sorted(counted.items(), key=lambda it: -len(it[1].on_practice)):
        typer.echo(f"{sop_id}: {of}")
    whole = resting(section for sop in library.values() for section in sop.sections)
    typer.echo(f"\n{whole} points rest on practice alone.")


@app.command(name="seen")
def sop_seen(
    names: Annotated[
        list[str] | None, typer.Argument(help="SOPs, paths or sop/Heading; all without any.")
    ] = None,
) -> None:
    """Record that somebody has read what changed in the national texts below the office's own."""
    from knowledge.reading import made_from
    from knowledge.reading.faults import BrokenKnowledge

    layers = opening.settings().layers
    if layers.office is None:
        opening.stop("there is no office's folder on top of the national shelf (OFFICE_DIR)")
    try:
        known, record = made_from.recorded(layers), made_from.with_seen(layers, *(names or ()))
    except BrokenKnowledge as error:
        opening.stop(*map(str, error.faults))
    if record != known:
        layers.own(made_from.FILE).write_text(record.text(), encoding="utf-8")
    typer.echo(f"{len(record.files)} files and {len(record.confirmed)} sections are recorded.")


@app.command(name="overlaps")
def sop_overlaps(
    least: Annotated[int, typer.Option(help="How many questions make a pair.")] = 10,
) -> None:
    """List the pairs of sections whose sample questions keep finding each other."""
    from cli import tables
    from knowledge.search.overlaps import overlaps

    content = opening.shelf_in_force(opening.settings()).content
    found = overlaps(content.library, content.vocabulary)
    tables.print_overlaps([pair for pair in found if pair.count >= least])
