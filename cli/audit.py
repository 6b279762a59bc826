"""The commands that check what must never change."""

import asyncio
from typing import TYPE_CHECKING

import typer

from cli import opening

if TYPE_CHECKING:
    from office.hash_chain import Broken
    from office.settings import Settings

app = typer.Typer(help="Check what must never change.")


@app.command(name="verify")
def audit_verify() -> None:
    """Find changed rows in the histories of cases and members; exit code 1 if there are any."""
    broken = asyncio.run(_verify(opening.settings()))
    for entry in broken:
        typer.echo(entry)
    typer.echo(f"{len(broken)} broken histories" if broken else "Every history is whole.")
    raise typer.Exit(code=1 if broken else 0)


async def _verify(settings: "Settings") -> "list[Broken]":
    from office.services import verify_histories

    async with opening.services(settings) as services:
        return await verify_histories(services.database)
