"""The command that runs the bot: from settings to a process that works until it is stopped."""

import asyncio
import gc
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

# Heavy imports are inside the functions, because `ask` must answer in a second.
if TYPE_CHECKING:
    from bot.intake.polling import Door
    from office.settings import Settings

_MOST_ARENAS = -8  # M_ARENA_MAX of malloc.h
_GIVES_BACK_EVERY_SECONDS = 60.0


def run(
    webhook: Annotated[
        bool, typer.Option("--webhook", help="Let Telegram bring the updates to WEBHOOK_URL.")
    ] = False,
) -> None:
    """Run the bot until it is stopped."""
    share_one_heap()
    with opening.collecting_no_garbage():
        _start(webhook=webhook)


def share_one_heap() -> None:
    """Let all threads take memory from one place, before the first of them starts.

    The GNU C library gives each thread a heap of its own. A draft is checked in a thread, which
    reads the whole shelf: what one gave back no other could use, and the process grew by it.
    """
    _ask_c_library("mallopt", _MOST_ARENAS, 1)


def give_back_memory() -> None:
    """Give the system the memory that is free between objects.

    A start builds an index, and each draft is checked on a shelf of its own: what they needed for a
    moment the library would keep. It takes some milliseconds.
    """
    _ask_c_library("malloc_trim", 0)


def _ask_c_library(name: str, *numbers: int) -> None:
    # Another C library, or a Python that can ask none: the bot works, and takes more.
    with suppress(AttributeError, ImportError, OSError):
        import ctypes

        getattr(ctypes.CDLL(None), name)(*numbers)


def _start(*, webhook: bool) -> None:
    """Read the settings, start the logs, take the database's lock, run."""
    from telegram.error import InvalidToken

    from bot.http_server import PortUnusable
    from bot.intake.webhook import WebhookRefused, faults
    from office import logs
    from office.database.health.trouble_log import TroubleLog
    from office.database.sealing import KeyMissing
    from office.database.sqlite.sole_process import AlreadyRunning, sole_process

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
    from bot.content.rules import OfficeRules
    from bot.http_server import listen
    from bot.monitoring import monitoring
    from cli import published, retention
    from office.clock import SystemClock
    from office.database.health import integrity
    from office.services import open_services
    from office.shelf.office_shelf import OfficeShelf

    watched = None
    if settings.metrics_port:
        watched = listen("METRICS", settings.metrics_host, settings.metrics_port)
    door = _door(settings, webhook=webhook)
    integrity.check(settings.database_url, within_seconds=1.0)
    shelf = await published.shelf_to_start(settings)
    if wrong := retention.misfits(settings.layers):
        opening.stop(*map(str, wrong))
    _spare_the_collector()
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(
        settings,
        SystemClock(),
        rules,
        rules.retention,
        OfficeShelf(shelf),
    ) as services:
        bot = application.build(settings, services, shelf)
        # Liveness is watched from the beginning: a start may have to wait for the network.
        async with (
            monitoring(bot, watched),
            # Longer than the bot works: an update that still ends may stand, too.
            bot.bot_data.watchdog.watching(watched),
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
    while not stopped.is_set():
        give_back_memory()
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), _GIVES_BACK_EVERY_SECONDS)
