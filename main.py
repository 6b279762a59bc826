"""The command line, and the way from settings to a running bot."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

# Heavy imports stand inside the commands: `ask` must answer in a second.
if TYPE_CHECKING:
    from datetime import date

    from bot.updates import Door
    from knowledge.answer import Answer
    from knowledge.shelf import Shelf
    from office.anomalies.audit import Broken
    from office.people import Role
    from office.settings import Settings

app = typer.Typer(
    help="Pandu: teman bertugas untuk SOP imigrasi di Telegram.",
    no_args_is_help=False,
    # Its frames would show settings, and with them the token.
    pretty_exceptions_enable=False,
)

shelf_app = typer.Typer(help="List the SOPs, show one, or find those due for review.")
app.add_typer(shelf_app, name="sop")

audit_app = typer.Typer(help="Check what must never change.")
app.add_typer(audit_app, name="audit")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
SopFolder = Annotated[
    Path | None, typer.Option("--sop", help="A folder of SOPs instead of the office's own.")
]


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
    from telegram.error import InvalidToken

    from bot.web import PortUnusable
    from bot.webhook import WebhookRefused, faults
    from office import logs
    from office.database.sole_process import AlreadyRunning, sole_process

    settings = _settings()
    if not settings.token:
        _stop(
            "TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave you into .env",
            "Without a token: `make demo` shows the bot on a local Telegram.",
        )
    if webhook and (wrong := faults(settings)):
        _stop(*wrong)
    logs.configure(settings.log_level, settings.log_format, settings.secrets)
    try:
        with sole_process(settings.database_url):
            asyncio.run(_run(settings, webhook=webhook))
    except InvalidToken:
        _stop("TELEGRAM_BOT_TOKEN is refused by Telegram: copy it again from @BotFather")
    except (AlreadyRunning, PortUnusable, WebhookRefused) as error:
        _stop(str(error))


@app.command()
def ask(question: str, as_json: AsJson = False, sop: SopFolder = None) -> None:
    """Answer a question in the terminal as the chat would."""
    from bot import terminal

    shelf = _shelf(_settings(), sop)
    answer = shelf.answer(question)
    screen = _renderer(shelf).answer(answer, question_id=0)
    if not as_json:
        typer.echo(terminal.drawn(screen))
        return
    _print_json(
        {
            "band": answer.band.value,
            "answer": terminal.text_of(screen),
            "hits": [
                {
                    "sop": hit.sop.id,
                    "section": hit.section.heading,
                    "score": round(float(hit.score), 4),
                }
                for hit in answer.hits
            ],
        }
    )


@app.command(name="eval")
def evaluate(file: Path, sop: SopFolder = None, as_json: AsJson = False) -> None:
    """Score the answers to a JSONL file of questions whose SOP is known."""
    from rich.progress import track

    from bot import tables, terminal
    from knowledge.evaluation import Row
    from knowledge.evaluation import evaluate as score

    rows = [Row.of(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line]
    shelf = _shelf(_settings(), sop)
    renderer = _renderer(shelf)

    def shown(answer: "Answer") -> str:
        return terminal.text_of(renderer.answer(answer, question_id=0))

    watched = track(rows, "Asking…", transient=True, disable=as_json or not sys.stdout.isatty())
    figures = score(watched, shelf.answer, shown)
    if as_json:
        _print_json(figures)
    else:
        tables.print_figures(figures)


@app.command()
def check() -> None:
    """Validate settings, knowledge, database and token; list every fault."""
    import checks

    faults = asyncio.run(checks.all_faults())
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(faults)} fault(s)" if faults else "Everything is in order.")
    raise typer.Exit(code=1 if faults else 0)


@app.command()
def invite(
    name: Annotated[str, typer.Option(help="The newcomer's name as the office writes it.")],
    unit: Annotated[str, typer.Option(help="Id of a unit in knowledge/office.toml.")] = "kanim",
    role: Annotated[
        list[str] | None,
        typer.Option(
            help="petugas, kepala_seksi, kepala_kantor, pelatih, pengelola_sop or admin; "
            "repeat it for several."
        ),
    ] = None,
    section: Annotated[str | None, typer.Option(help="Id of a section; heads need it.")] = None,
    employment: Annotated[str, typer.Option(help="pns or ppnpn.")] = "pns",
) -> None:
    """Print a one-time link that enrols a newcomer. The first admin starts here."""
    asyncio.run(_invite(_settings(), name, unit, role or ["petugas"], section, employment))


@shelf_app.callback(invoke_without_command=True)
def sop_list(context: typer.Context) -> None:
    """List the SOPs with version, owner, age of review and share of unconfirmed facts."""
    from bot import tables

    if context.invoked_subcommand is None:
        shelf = _shelf(_settings())
        tables.print_sops(list(shelf.library.values()), _today())


@shelf_app.command(name="show")
def sop_show(sop_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Print a whole SOP as plain text."""
    from knowledge.markdown import plain

    library = _shelf(_settings()).library
    if sop_id not in library:
        _stop(f"there is no SOP '{sop_id}'; `main.py sop` lists them")
    sop = library[sop_id]
    typer.echo(f"{sop.title} ({sop.number or sop.id}, versi {sop.version})")
    for section in sop.sections:
        grounds = "; ".join(f"{one.regulation} {one.article}".strip() for one in section.sources)
        typer.echo(f"\n{section.heading}\n{plain(section.body)}")
        if grounds:
            typer.echo(f"[{grounds}]")


@shelf_app.command(name="stale")
def sop_stale() -> None:
    """List the SOPs whose review is overdue; exit code 1 if there are any."""
    from bot import tables

    today = _today()
    stale = [sop for sop in _shelf(_settings()).library.values() if sop.is_stale(today)]
    tables.print_sops(stale, today)
    raise typer.Exit(code=1 if stale else 0)


@audit_app.command(name="verify")
def audit_verify() -> None:
    """Find changed rows in the histories of reports; exit code 1 if there are any."""
    broken = asyncio.run(_verify(_settings()))
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


async def _run(settings: "Settings", *, webhook: bool) -> None:
    """Settings → ports → database → services → application → run."""
    from bot import application
    from bot.catalogue import OfficeCatalogue
    from bot.monitoring import monitoring
    from bot.rules import OfficeRules
    from bot.web import listen
    from office.clock import SystemClock
    from office.services import open_services

    watched = None
    if settings.metrics_port:
        watched = listen("METRICS", settings.metrics_host, settings.metrics_port)
    door = _door(settings, webhook=webhook)
    shelf = _shelf(settings)
    rules = OfficeRules(shelf, settings.zone)
    catalogue = OfficeCatalogue(shelf)
    async with open_services(settings, SystemClock(), rules, catalogue) as services:
        bot = application.build(settings, services, shelf)
        # Watched from the beginning: a start may have to wait for the network.
        async with (
            monitoring(bot, watched),
            application.running(settings, bot, door),
        ):
            await _until_stopped()


def _door(settings: "Settings", *, webhook: bool) -> "Door":
    from bot.updates import polling
    from bot.web import listen
    from bot.webhook import door

    if not webhook:
        return polling
    return door(settings, listen("WEBHOOK", settings.webhook_host, settings.webhook_port))


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopped.set)
    await stopped.wait()


async def _verify(settings: "Settings") -> "list[Broken]":
    from office.anomalies import audit
    from office.clock import SystemClock
    from office.services import open_services

    async with open_services(settings, SystemClock()) as services:
        return await audit.verify(services.database)


async def _invite(
    settings: "Settings",
    name: str,
    unit: str,
    roles: list[str],
    section: str | None,
    employment: str,
) -> None:
    from knowledge import directory
    from office.clock import SystemClock
    from office.people import Employment, NewMember
    from office.services import open_services

    offices = directory.load(settings.knowledge_dir / "office.toml")
    posts = tuple(_role(role) for role in roles)
    _must_be_one_of("unit", unit, list(offices.units))
    if section is not None:
        _must_be_one_of("section", section, list(offices.sections))
    elif "kepala_seksi" in posts:
        _stop(f"--section is missing: which section? One of {', '.join(offices.sections)}")
    _must_be_one_of("employment", employment, list(Employment))
    newcomer = NewMember(name, unit, posts, section, Employment(employment))
    async with open_services(settings, SystemClock()) as services:
        code = await services.people.invite(newcomer)
    typer.echo(await _link(settings, code))
    typer.echo(f"For {name}; works once, within 7 days. Hand it over in person.")


async def _link(settings: "Settings", code: str) -> str:
    """The deep link where the bot's name can be found out, or the command to type."""
    if settings.token:
        from bot.identity import username

        name = await username(settings)
        if name is not None:
            return f"https://t.me/{name}?start={code}"
    return f"/start {code}"


def _role(name: str) -> "Role":
    from office.people import Role

    _must_be_one_of("role", name, list(Role))
    return Role(name)


def _must_be_one_of(option: str, value: str, allowed: list[Any]) -> None:
    if value not in allowed:
        _stop(f"--{option} holds '{value}': expected one of {', '.join(map(str, allowed))}")


def _settings() -> "Settings":
    from office import settings

    try:
        return settings.load()
    except settings.WrongSettings as error:
        _stop(*error.faults)


def _shelf(settings: "Settings", sops: Path | None = None) -> "Shelf":
    from knowledge.faults import BrokenKnowledge
    from knowledge.shelf import Shelf

    try:
        return Shelf(settings.knowledge_dir, sops=sops)
    except BrokenKnowledge as error:
        _stop(*map(str, error.faults))


def _renderer(shelf: "Shelf") -> Any:
    from bot.render import Renderer

    return Renderer(shelf.library, shelf.directory, _today())


def _today() -> "date":
    """Today by the office's calendar."""
    from datetime import datetime

    return datetime.now(_settings().zone).date()


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _stop(*sentences: str) -> NoReturn:
    """End with the sentences on standard error."""
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(code=1)


if __name__ == "__main__":
    app()
