"""The commands about the keys that seal texts at rest: create one, change to a new one."""

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import typer

from cli import opening

if TYPE_CHECKING:
    from office.settings import Settings

app = typer.Typer(help="Make a key for ENCRYPTION_KEYS, or change to it.", no_args_is_help=True)


@app.command(name="new")
def key_new() -> None:
    """Print a fresh key. Put it first into ENCRYPTION_KEYS, and keep it apart from the backups."""
    from office.database.keyring import new_key

    typer.echo(new_key())


@app.command(name="rotate")
def key_rotate() -> None:
    """Seal every stored text with the newest key. It can be interrupted and started again."""
    from office.database.sealing import NoKey

    try:
        done, lost = asyncio.run(_rotate(opening.settings()))
    except NoKey as error:
        opening.stop(str(error))
    for table, rows in lost:
        typer.echo(f"{table}: no key of ENCRYPTION_KEYS opens {rows}; left as it is")
    for table, count in sorted(done.items()):
        typer.echo(f"{table}: {count} texts sealed anew")
    typer.echo(f"{done.total()} texts sealed anew; older keys of ENCRYPTION_KEYS may go now.")


async def _rotate(settings: "Settings") -> tuple[Counter[str], list[tuple[str, str]]]:
    """Return how many texts of each table are done, and which rows no key opens."""
    from office.database import sealing
    from office.services import metadata

    done, lost = Counter[str](), list[tuple[str, str]]()
    async with opening.services(settings) as services:
        async for batch in sealing.rotate(services.database, metadata):
            if batch.lost:
                lost.append((batch.table, ", ".join(batch.lost)))
                continue
            done[batch.table] += batch.texts
            typer.echo(f"{batch.table}: {done[batch.table]} …", err=True)
    return done, lost
