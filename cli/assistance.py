"""The command of the silent help: it lists the links of the counters."""

import asyncio
from typing import Annotated

import typer

from cli import opening


def counters(
    count: Annotated[int, typer.Argument(help="How many counters each unit has.")] = 4,
) -> None:
    """List a link for each counter of each unit. QR codes are made from them elsewhere."""
    asyncio.run(_list(count))


async def _list(count: int) -> None:
    from bot.telegram.connection.identity import username
    from knowledge.reading.office import directory
    from office.assistance import counter_links

    settings = opening.settings()
    name = await username(settings) if settings.token else None
    if name is None:
        opening.stop("the bot's name is not known: is the token set, and Telegram in reach?")
    units = directory.load(settings.layers.office_file).units
    for links in counter_links(name, units, count).values():
        typer.echo("\n".join(links))
