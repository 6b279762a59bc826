"""The command line, and how a start gets from the settings to a running bot."""

import asyncio
import gc
import signal
from typing import TYPE_CHECKING, Annotated

import typer

from cli import backups, export, keys, members, opening, questions, retention, revisions, sops
from cli.commands import Commands

# Heavy imports are inside the commands, because `ask` must answer in a second.
if TYPE_CHECKING:
    from bot.intake.polling import Door
    from office.hash_chain import Broken
    from office.settings import Settings

app = typer.Typer(
    help="Pandu: teman bertugas untuk SOP imigrasi di Telegram.",
    cls=Commands,
    no_args_is_help=False,
    # Typer's frames would print the settings, and with them the token.
    pretty_exceptions_enable=False,
)
audit_app = typer.Typer(help="Check what must never change.")

# A noun with several commands is a Typer app. A single command of another module is one line.
app.add_typer(sops.app, name="sop")
sops.app.command(name="export")(revisions.export)
sops.app.command(name="import")(revisions.take_in)
app.add_typer(members.app, name="member")
app.add_typer(audit_app, name="audit")
app.add_typer(keys.app, name="keys")
app.add_typer(retention.app, name="retention")
app.add_typer(questions.app, name="questions")
app.command()(sops.ask)
app.command(name="eval")(sops.evaluate)
app.command()(members.invite)
app.command()(backups.backup)
app.command()(backups.restore)
app.command()(export.export)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Run the bot when no command is named."""
    if context.invoked_subcommand is None:
        run()


@app.command()
def run(
    webhook: Annotated[
        bool, typer.Option("--webhook", help="Let Telegram bring the updates to WEBHOOK_URL.")
    ] = False,
) -> None:
    """Run the bot until it is stopped."""
    # The objects of a start stay, so collecting garbage among them finds nothing.
    gc.disable()
    try:
        _start(webhook=webhook)
    finally:
        gc.enable()


@app.command()
def check(
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell every warning, not the first of each file.")
    ] = False,
) -> None:
    """Validate settings, knowledge, database and token; list every fault, and warnings."""
    from cli import check as checks

    found = asyncio.run(checks.look())
    for warning in found.warnings if verbose else checks.by_file(found.warnings):
        typer.echo(f"warning: {warning}")
    faults = found.faults
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(faults)} fault(s)" if faults else "Everything is in order.")
    raise typer.Exit(code=1 if faults else 0)


@audit_app.command(name="verify")
def audit_verify() -> None:
    """Find changed rows in the histories of cases; exit code 1 if there are any."""
    broken = asyncio.run(_verify(opening.settings()))
    for one in broken:
        typer.echo(one)
    typer.echo(f"{len(broken)} broken histories" if broken else "Every history is whole.")
    raise typer.Exit(code=1 if broken else 0)


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the scene.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page with phones.")] = 8081,
) -> None:
    """Play a scene on a local Telegram and serve the page with phones."""
    from demo.play import play

    raise typer.Exit(code=asyncio.run(play(once=once, port=port)))


def _start(*, webhook: bool) -> None:
    """Read the settings, start the logs, take the database's lock, run."""
    from telegram.error import InvalidToken

    from bot.http_server import PortUnusable
    from bot.intake.webhook import WebhookRefused, faults
    from office import logs
    from office.database.sealing import KeyMissing
    from office.database.sole_process import AlreadyRunning, sole_process
    from office.database.trouble_log import TroubleLog

    settings = opening.settings()
    if not settings.token:
        opening.stop(
            opening.NOT_CONNECTED,
            "Without a token: `make demo` shows the bot on a local Telegram.",
        )
    if webhook and (wrong := faults(settings)):
        opening.stop(*wrong)
    logs.configure(settings.log_level, settings.log_format, settings.secrets, TroubleLog())
    try:
        with sole_process(settings.database_url):
            asyncio.run(_run(settings, webhook=webhook))
    except InvalidToken:
        opening.stop(opening.REFUSED_BY_TELEGRAM)
    except (AlreadyRunning, KeyMissing, PortUnusable, WebhookRefused) as error:
        opening.stop(str(error))


async def _run(settings: "Settings", *, webhook: bool) -> None:
    """Open the ports, the database, the services and the application, then run."""
    from bot import application
    from bot.content.catalogue import OfficeCatalogue
    from bot.content.files import OfficeContent
    from bot.content.rules import OfficeRules
    from bot.content.shelf_facts import OfficeShelf
    from bot.http_server import listen
    from bot.monitoring import monitoring
    from cli import published
    from office.clock import SystemClock
    from office.database import integrity
    from office.services import open_services

    watched = None
    if settings.metrics_port:
        watched = listen("METRICS", settings.metrics_host, settings.metrics_port)
    door = _door(settings, webhook=webhook)
    integrity.check(settings.database_url, within_seconds=1.0)
    shelf = await published.shelf_to_start(settings)
    _spare_the_collector()
    rules = OfficeRules(shelf, settings.zone)
    catalogue = OfficeCatalogue(shelf)
    async with open_services(
        settings,
        SystemClock(),
        rules,
        catalogue,
        rules.retention,
        OfficeShelf(shelf),
        OfficeContent(shelf),
    ) as services:
        bot = application.build(settings, services, shelf)
        # Liveness is watched from the beginning: a start may have to wait for the network.
        async with (
            monitoring(bot, watched),
            application.running(settings, bot, door),
        ):
            _spare_the_collector()
            await _until_stopped()


def _door(settings: "Settings", *, webhook: bool) -> "Door":
    from bot.http_server import listen
    from bot.intake.polling import polling
    from bot.intake.webhook import door

    if not webhook:
        return polling
    return door(settings, listen("WEBHOOK", settings.webhook_host, settings.webhook_port))


def _spare_the_collector() -> None:
    """Exclude what has been loaded so far from the garbage collector, and switch it on.

    Libraries, SOPs and their index are a million objects that are never freed. Checking them again
    and again took a sixth of the processor time of an answer, and of a start.
    """
    gc.freeze()
    gc.enable()


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopped.set)
    await stopped.wait()


async def _verify(settings: "Settings") -> "list[Broken]":
    from office import audit

    async with opening.services(settings) as services:
        return await audit.verify(services.database)


if __name__ == "__main__":
    app()
