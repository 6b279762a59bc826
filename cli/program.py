"""The table of commands."""

import asyncio
from typing import Annotated

import typer

from cli import (
    audit,
    backups,
    export,
    keys,
    members,
    offices,
    questions,
    retention,
    revisions,
    run,
    sops,
)
from cli.commands import Commands

app = typer.Typer(
    help="Pandu: teman bertugas untuk SOP imigrasi di Telegram.",
    cls=Commands,
    no_args_is_help=False,
    # Typer's frames would print the settings, and with them the token.
    pretty_exceptions_enable=False,
)

# A noun with several commands is a Typer app. A single command of another module is one line.
app.add_typer(sops.app, name="sop")
sops.app.command(name="export")(revisions.export)
sops.app.command(name="import")(revisions.take_in)
app.add_typer(members.app, name="member")
app.add_typer(audit.app, name="audit")
app.add_typer(keys.app, name="keys")
app.add_typer(retention.app, name="retention")
app.add_typer(questions.app, name="questions")
app.command()(run.run)
app.command()(sops.ask)
app.command(name="eval")(sops.evaluate)
app.command()(members.invite)
app.command()(backups.backup)
app.command()(backups.restore)
app.command()(export.export)
app.command()(offices.offices)


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Run the bot when no command is named."""
    if context.invoked_subcommand is None:
        run.run()


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


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the scene.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page with phones.")] = 8081,
) -> None:
    """Play a scene on a local Telegram and serve the page with phones."""
    from demo.play import play

    raise typer.Exit(code=asyncio.run(play(once=once, port=port)))
