"""The commands about cases: what an applicant must bring, made of the SOPs' own lines."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cli import opening

if TYPE_CHECKING:
    from knowledge.case_lists import CaseLists, CaseOpening
    from knowledge.reading.cases import CaseFile, CaseList, Item

_QUESTION = "list"


class _Cases(TyperGroup):
    """Takes what is no command as a question: `main.py case "nenek 70 thn umrah"`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = next((arg for arg in args if not arg.startswith("-")), None)
        if first is not None and first not in self.commands:
            args = [_QUESTION, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Cases,
    help="List what an applicant must bring, by a question; or show and confirm the cases.",
    no_args_is_help=True,
)


@app.command(name=_QUESTION)
def show(
    question: Annotated[str, typer.Argument(help='As "nenek 70 thn umrah paspor ilang".')],
    as_json: opening.AsJson = False,
) -> None:
    """Print the list for an applicant, or what is still to be asked."""
    lists = _checklists()
    opened = lists.open(question)
    if opened is None:
        opening.stop("no case is named; known are: " + ", ".join(lists.cases))
    if as_json:
        opening.print_json(_told(lists, opened))
    elif opened.asks is not None:
        typer.echo(_known(opened))
        typer.echo(opened.asks.ask)
        for option in opened.asks.offered(opened.chosen):
            typer.echo(f"  {option.label}")
    else:
        typer.echo(_known(opened))
        _print(lists.of(opened.case, opened.chosen))


@app.command()
def table(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a case: paspor.")],
    as_json: opening.AsJson = False,
) -> None:
    """Print the list of every combination of answers, for who owns the case."""
    lists = _checklists()
    case = _case(lists, name)
    if as_json:
        opening.print_json([_list(found) for found in lists.every(case)])
        return
    for found in lists.every(case):
        typer.echo(f"\n{_said(case, found.chosen)}")
        _print(found, indent="  ")


@app.command()
def confirm(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…")] = None,
) -> None:
    """Write into case files that somebody has read what their lines say today."""
    from knowledge.reading.cases import confirming, rules

    content = opening.shelf_in_force(opening.settings()).content
    library = content.as_written().library
    for name in names or content.cases:
        case = content.cases.get(name)
        if case is None:
            opening.stop(f"there is no case '{name}'; known are: {', '.join(content.cases)}")
        digests = rules.digests(case, library)
        text = case.path.read_text(encoding="utf-8")
        case.path.write_text(confirming.with_digests(text, digests), encoding="utf-8")
        told = sum(line.digest != now for line, now in zip(case.lines, digests, strict=True))
        typer.echo(f"{name}: {len(digests)} lines, {told} of them are confirmed anew.")


def _checklists() -> "CaseLists":
    from knowledge.case_lists import CaseLists

    return CaseLists(opening.shelf_in_force(opening.settings()))


def _case(lists: "CaseLists", name: str) -> "CaseFile":
    case = lists.cases.get(name)
    if case is None:
        opening.stop(f"there is no case '{name}'; known are: {', '.join(lists.cases)}")
    return case


def _known(opened: "CaseOpening") -> str:
    return f"{opened.case.title}: {_said(opened.case, opened.chosen)}"


def _said(case: "CaseFile", chosen: Any) -> str:
    """Return what is chosen, by its labels."""
    return " · ".join(case.labels(chosen))


def _print(found: "CaseList", indent: str = "") -> None:
    from knowledge.reading.revising.figures import rupiah

    for item in found.items:
        places = ", ".join(it.sop.id for it in (item.line, *item.same))
        doubt = "" if item.is_certain else " (tanyakan)"
        typer.echo(f"{indent}{item.role}: {item.line.text} [{places}]{doubt}")
        for other in item.differing:
            typer.echo(f"{indent}  beda: {other.text} [{other.sop.id}]")
    typer.echo(f"{indent}Jumlah: {rupiah(found.total)}")


def _told(lists: "CaseLists", opened: "CaseOpening") -> dict[str, Any]:
    known = {"case": opened.case.id, "facts": _facts(opened.chosen)}
    if opened.asks is None:
        return {**known, "list": _list(lists.of(opened.case, opened.chosen))}
    options = [
        {"id": option.id, "label": option.label} for option in opened.asks.offered(opened.chosen)
    ]
    asks = {"fact": opened.asks.id, "ask": opened.asks.ask, "options": options}
    left = [fact.id for fact in opened.case.left(opened.chosen)]
    return {**known, "asks": {**asks, "many": opened.asks.takes_many}, "left": left}


def _facts(chosen: Any) -> dict[str, list[str]]:
    return {fact: sorted(options) for fact, options in chosen.items()}


def _list(found: "CaseList") -> dict[str, Any]:
    return {
        "facts": _facts(found.chosen),
        "items": [_item(item) for item in found.items],
        "total": found.total,
        "tariff_from": str(found.tariff_from) if found.tariff_from else None,
    }


def _item(item: "Item") -> dict[str, Any]:
    every = (item.line, *item.same)
    return {
        "role": item.role.value,
        "item": item.id,
        "text": item.line.text,
        "sources": [{"sop": it.sop.id, "section": it.section.heading} for it in every],
        "differing": [{"sop": it.sop.id, "text": it.text} for it in item.differing],
        "is_certain": item.is_certain,
        "has_changed": any(it.has_changed for it in every),
        "amount": item.amount,
    }
