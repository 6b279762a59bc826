"""What every command begins with: settings and content, or a clear sentence and exit code 1."""

import gc
import json
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.language import say

# Heavy imports are inside the functions, because `ask` must answer in a second.
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Iterator
    from datetime import date

    from bot.screens.questions import Renderer
    from knowledge.shelf import Shelf
    from office.records import Retention
    from office.rules import Rules
    from office.services import Services
    from office.settings import Settings
    from office.shelf.office_shelf import OfficeShelf

NOT_CONNECTED = "TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave you into .env"
REFUSED_BY_TELEGRAM = "TELEGRAM_BOT_TOKEN is refused by Telegram: copy it again from @BotFather"

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@contextmanager
def collecting_no_garbage() -> "Iterator[None]":
    """Let the collector rest for the block: what is loaded stays, so it would find nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settings() -> "Settings":
    """Return the settings; end the program with every fault in them."""
    from office import logs
    from office import settings as office_settings

    try:
        loaded = office_settings.load()
    except office_settings.WrongSettings as error:
        stop(*error.faults)
    logs.keep_out_of_tracebacks(loaded.secrets)
    return loaded


def settings_from(context: typer.Context, file: Path) -> None:
    """Let the settings of this call come from a file, not from `.env`; end if there is none."""
    from office.settings import Settings

    if not file.is_file():
        stop(f"--settings holds '{file}': there is no such file")
    before = Settings.model_config.get("env_file")

    def set_back() -> None:
        Settings.model_config["env_file"] = before

    Settings.model_config["env_file"] = file
    context.call_on_close(set_back)


def shelf(settings: "Settings", sops: Path | None = None) -> "Shelf":
    """Return the content; end the program with every fault in it."""
    from cli.published import index_beside_the_database
    from knowledge.reading.faults import BrokenKnowledge
    from knowledge.shelf import Shelf

    index_file = None if sops else index_beside_the_database(settings)
    try:
        return Shelf(settings.layers, sops=sops, index_file=index_file)
    except BrokenKnowledge as error:
        stop(*map(str, error.faults))


def shelf_in_force(settings: "Settings") -> "Shelf":
    """Return the content with its published revisions; end the program with every fault in it.

    Standard error names the revisions. It also says if the database cannot be read; then the files
    alone are shown.
    """
    import asyncio

    from cli import published
    from cli.commands import sentences_of
    from knowledge.reading.faults import BrokenKnowledge
    from office.database.sealing import KeyMissing

    try:
        with collecting_no_garbage():
            loaded, found = asyncio.run(published.shelf(settings))
    except BrokenKnowledge as error:
        stop(*map(str, error.faults))
    except Exception as error:
        sentences = [str(error)] if isinstance(error, KeyMissing) else sentences_of(error)
        if not sentences:
            raise
        for sentence in (*sentences, "Shown is what the files say."):
            typer.echo(sentence, err=True)
        return shelf(settings)
    for line in published.note(loaded, found):
        typer.echo(line, err=True)
    return loaded


@asynccontextmanager
async def services(
    settings: "Settings",
    rules: "Callable[[], Rules] | None" = None,
    retention: "Callable[[], Retention] | None" = None,
    shelf: "Callable[[], OfficeShelf] | None" = None,
) -> "AsyncIterator[Services]":
    """Open the office's services for the block; end the program if its texts cannot be read."""
    from office.clock import SystemClock
    from office.database.sealing import KeyMissing
    from office.services import no_retention, no_rules, no_shelf, open_services

    try:
        async with open_services(
            settings,
            SystemClock(),
            rules or no_rules,
            retention=retention or no_retention,
            shelf=shelf or no_shelf,
        ) as opened:
            yield opened
    except KeyMissing as error:
        stop(str(error))


def renderer(shelf: "Shelf") -> "Renderer":
    """Return the screens of the chat as they look today."""
    from bot.screens.questions import Renderer

    return Renderer(shelf.library, shelf.directory, shelf.recipients, today(), fronts=shelf.fronts)


def today() -> "date":
    """Return today's date in the office's time zone."""
    from datetime import datetime

    return datetime.now(settings().zone).date()


def print_json(value: Any) -> None:
    """Print a value as JSON, for a program to read."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def must_be_one_of(option: str, value: str, allowed: "Collection[Any]") -> None:
    """End the program with what was expected if an option has another value."""
    if value not in allowed:
        stop(f"--{option} holds '{value}': expected one of {', '.join(map(str, allowed))}")


def stop(*sentences: str) -> NoReturn:
    """End the program with the sentences on standard error and exit code 1."""
    for sentence in sentences:
        say(sentence, err=True)
    raise typer.Exit(code=1)
