"""The commands about retention: preview, run, log."""

import asyncio
from typing import TYPE_CHECKING

import typer

from cli import opening

if TYPE_CHECKING:
    from bot.content.rules import OfficeRules
    from knowledge.reading.faults import Fault
    from knowledge.reading.layers import Layers
    from office.settings import Settings

app = typer.Typer(help="Show what the retention will remove, or has removed.", no_args_is_help=True)


@app.command(name="preview")
def retention_preview() -> None:
    """List each rule of office.toml with how much it would remove now. Removes nothing."""
    asyncio.run(_preview(opening.settings()))


@app.command(name="run")
def retention_run() -> None:
    """Remove now what the scheduler would remove today. Reports wait for their notice."""
    asyncio.run(_run(opening.settings()))


@app.command(name="log")
def retention_log() -> None:
    """List what was removed, the latest first."""
    asyncio.run(_log(opening.settings()))


async def _preview(settings: "Settings") -> None:
    from cli import tables

    rules = _rules(settings)
    async with opening.services(settings, rules, rules.retention) as services:
        shown = await services.data_protection.retention.preview()
        told = await services.anomalies.redaction.count_told()
    tables.print_retention(shown, settings.zone)
    typer.echo(f"Admins have been told of {told} of the reports; the others wait for that.")


async def _run(settings: "Settings") -> None:
    removed, is_over = 0, False
    rules = _rules(settings)
    async with opening.services(settings, rules, rules.retention) as services:
        while not is_over:
            count, is_over = await services.data_protection.retention.run()
            removed += count
    typer.echo(f"{removed} rows removed; `main.py retention log` lists them.")


async def _log(settings: "Settings") -> None:
    from cli import tables

    async with opening.services(settings) as services:
        tables.print_removals(await services.data_protection.retention.removals(), settings.zone)


def _rules(settings: "Settings") -> "OfficeRules":
    from bot.content.rules import OfficeRules

    return OfficeRules(opening.shelf(settings), settings.zone)


def misfits(layers: "Layers") -> "list[Fault]":
    """Return what [retention] of `office.toml` names and the office cannot remove.

    A file that cannot be read has been named by who loaded the content, or a revision covers it.
    """
    from knowledge.reading import toml_file
    from knowledge.reading.faults import BrokenKnowledge
    from knowledge.reading.office import retention_plan
    from office.records import kinds
    from office.services import RECORDS

    try:
        file = toml_file.read(layers.office_file)
    except BrokenKnowledge:
        return []
    table = file.tables.get("retention", {})
    return [file.fault(complaint) for complaint in retention_plan.complaints(table, kinds(RECORDS))]
