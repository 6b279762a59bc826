"""The table of commands."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from cli import (
    assistance,
    audit,
    backups,
    breach,
    cases,
    export,
    keys,
    members,
    migrations,
    offices,
    opening,
    questions,
    retention,
    revisions,
    run,
    samples,
    setup,
    sops,
    sources,
)
from cli.commands import Commands
from cli.language import said, say
from cli.opening import AsJson
from office import VERSION

app = typer.Typer(
    help="Pandu: teman bertugas untuk SOP imigrasi di Telegram.",
    cls=Commands,
    no_args_is_help=False,
    # It would complete `main.py`, which nobody types alone: it is started by a Python.
    add_completion=False,
    # Typer's frames would print the settings, and with them the token.
    pretty_exceptions_enable=False,
)

# A noun with several commands is a Typer app. A single command of another module is one line.
app.add_typer(sops.app, name="sop")
sops.app.command(name="export")(revisions.export)
sops.app.command(name="import")(revisions.take_in)
sops.app.command(name="sources")(sources.sop_sources)
sops.app.command(name="weak")(samples.weak)
sops.app.command(name="questions")(samples.questions)
app.add_typer(cases.app, name="case")
app.add_typer(members.app, name="member")
app.add_typer(audit.app, name="audit")
app.add_typer(keys.app, name="keys")
app.add_typer(retention.app, name="retention")
app.add_typer(questions.app, name="questions")
app.command()(run.run)
app.command()(sops.ask)
app.command(name="eval")(sops.evaluate)
app.command()(setup.init)
app.command()(members.invite)
app.command()(assistance.counters)
app.command()(breach.breach)
app.command()(backups.backup)
app.command()(backups.restore)
app.command()(migrations.migrate)
app.command()(export.export)
app.command()(offices.offices)


def _tell_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"Pandu {VERSION}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=lambda asked: _tell_version(asked=asked), is_eager=True),
    ] = False,
    settings: Annotated[
        Path | None, typer.Option(help="The file of settings. Default: .env of this folder.")
    ] = None,
) -> None:
    """Run the bot when no command is named."""
    if settings is not None:
        opening.settings_from(context, settings)
    if context.invoked_subcommand is None:
        run.run()


@app.command()
def check(
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell every warning, not the first of each file.")
    ] = False,
    content: Annotated[
        bool, typer.Option("--content", help="The content files alone: no token, no database.")
    ] = False,
    deep: Annotated[
        bool, typer.Option("--deep", help="SQLite: compare every index and reference, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Validate settings, knowledge, database and token; list every fault, and warnings."""
    from cli import check as checks

    found = checks.content_alone() if content else asyncio.run(checks.look(deep=deep))
    faults = found.faults
    if as_json:
        warnings = [checks.worded(warning) for warning in found.warnings]
        told = {"faults": [said(fault) for fault in faults], "warnings": warnings}
        not_ready = [sentence.strip() for sentence in found.not_ready]
        opening.print_json({**told, "not_ready": not_ready})
        raise typer.Exit(code=1 if faults else 0)
    warned = map(checks.worded, found.warnings) if verbose else checks.by_file(found.warnings)
    for warning in warned:
        say(f"warning: {warning}")
    # No fault: the bot must run so that people can do what is missing.
    for sentence in found.not_ready:
        typer.echo(sentence)
    for fault in faults:
        say(fault)
    in_order = "Nothing is wrong." if found.not_ready else "Everything is in order."
    say(f"{len(faults)} fault(s)" if faults else in_order)
    raise typer.Exit(code=1 if faults else 0)


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the scene.")] = False,
    port: Annotated[int, typer.Option(help="Port of the page with phones.")] = 8081,
) -> None:
    """Play a scene on a local Telegram and serve the page with phones."""
    from demo.play import play

    raise typer.Exit(code=asyncio.run(play(once=once, port=port)))
