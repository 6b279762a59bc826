"""The command that writes the office's figures of a period into files."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

if TYPE_CHECKING:
    from office.calendar.period import Period
    from office.settings import Settings


def export(
    period: Annotated[
        str, typer.Argument(help='As in /rekap: "minggu lalu", "oktober 2026", "triwulan lalu".')
    ] = "bulan lalu",
    to: Annotated[Path, typer.Option(help="The folder to write into.")] = Path(),
) -> None:
    """Write the whole office's figures of the whole months of a period, fit to be passed on."""
    from office.calendar.date_parser import Unclear
    from office.calendar.period import read_period

    settings = opening.settings()
    try:
        chosen = read_period(period, opening.today())
    except Unclear:
        opening.stop(
            f"'{period}' is no period that has begun: expected one such as \"minggu lalu\", "
            '"oktober 2026" or "1/10/2026 - 15/10/2026"'
        )
    if not to.is_dir():
        opening.stop(f"--to holds '{to}': expected a folder that is there")
    for path in asyncio.run(_export(settings, chosen, to)):
        typer.echo(path)


async def _export(settings: "Settings", period: "Period", folder: Path) -> list[Path]:
    from bot.content.rules import OfficeRules
    from bot.screens import sheets
    from bot.screens.figures import rekap
    from bot.screens.figures.names import FigureNames
    from bot.texts.figures import picture as texts
    from bot.texts.figures import rekap as file_texts
    from office.shelf.office_shelf import OfficeShelf

    shelf = opening.shelf(settings)
    rules = OfficeRules(shelf, settings.zone)
    async with opening.services(settings, rules, shelf=OfficeShelf(shelf)) as services:
        counted = await services.figures.counting.of_office(period)
    names = FigureNames.of(shelf)
    summary, tables = rekap.summary(counted, names), rekap.sheets(counted, names)
    contents = {
        "xlsx": await sheets.xlsx(texts.title(period), [summary, *tables]),
        "csv": sheets.csv_of(tables),
    }
    paths = []
    for ending, content in contents.items():
        path = folder / file_texts.file_name(period.code, ending)
        path.write_bytes(content)
        paths.append(path)
    return paths
