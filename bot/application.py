"""Builds the application and runs it: the poller, the chat queues, the watchers."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, cast

import structlog
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes

from bot import handlers
from bot.bot_data import BotData
from bot.care import note_refused_token, take_care
from bot.content_watch import watch_content
from bot.context import App, AppContext
from bot.intake.chat_queues import ChatQueues
from bot.intake.dispatcher import Dispatcher
from bot.intake.polling import Door, Intake, polling
from bot.intake.scheduler import run_due_jobs
from bot.intake.sender import Sender
from bot.intake.unstored import Unstored
from bot.intake.worker import Worker
from bot.telegram.connection.request import AiohttpRequest
from bot.telegram.menus import Menus, offer_everyone
from bot.telegram.pace import backoff
from bot.telegram.pace.rate_limiter import RateLimiter
from bot.telegram.pace.shared_rate_limiter import SharedRateLimiter
from bot.telegram.reply_retry import ReplyRetry
from knowledge.shelf import Shelf
from office.replicas import Duty, Replicas
from office.services import Services
from office.settings import Settings

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_CLOSING_SECONDS = 5.0

log = structlog.get_logger("bot")


def build(
    settings: Settings,
    services: Services,
    shelf: Shelf,
    limiter: RateLimiter | None = None,
) -> App:
    """Build the application with all its handlers. Nothing is sent yet.

    Every request of this process goes through the limiter: by default at Telegram's pace.
    """
    menus = Menus(services.people, services.clock, handlers.COMMANDS)
    bot_data = BotData(
        services,
        shelf,
        settings.zone,
        handlers.COMMANDS,
        handlers.HELP,
        menus,
        handlers.REFUSALS,
        settings,
        limiter or _limiter(services),
    )
    application: App = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(AiohttpRequest(answered=bot_data.metrics.requested))
        .get_updates_request(AiohttpRequest(connections=1))
        .rate_limiter(ReplyRetry(bot_data.pace))
        .context_types(
            ContextTypes(context=AppContext, bot_data=cast(type[BotData], lambda: bot_data))
        )
        .updater(None)
        .job_queue(None)
        .build()
    )
    handlers.install(application)
    return application


def _limiter(services: Services) -> RateLimiter:
    replicas = services.replicas
    if replicas.is_alone:
        return RateLimiter()
    return SharedRateLimiter(replicas, services.outbox.pacing)


@asynccontextmanager
async def running(
    settings: Settings, application: App, door: Door = polling
) -> AsyncIterator[ChatQueues]:
    """Run the bot until the block ends. What the last run left open is handled first.

    Raises:
        InvalidToken: Telegram does not know the token.
        WebhookRefused: Telegram refuses the address of the webhook.
    """
    try:
        try:
            await _connect(application)
        except InvalidToken:
            await note_refused_token(application)
            raise
        async with _at_work(settings, application, door) as chat_queues:
            yield chat_queues
    finally:
        # Connections are open since the first try, even if Telegram has refused us.
        await application.shutdown()
        await application.bot.shutdown()


@asynccontextmanager
async def _at_work(settings: Settings, application: App, door: Door) -> AsyncIterator[ChatQueues]:
    services, bot_data = application.bot_data.services, application.bot_data
    worker = Worker(application, services.inbox)
    chat_queues = ChatQueues(bot_data.metrics.timed(worker.handle), settings.parallel_chats)
    bot_data.slot_released = chat_queues.slot_released
    dispatcher = Dispatcher(services.inbox, chat_queues, claims=not services.replicas.is_alone)
    unstored = Unstored(application)
    intake = Intake(
        services.inbox,
        dispatcher.hand_over,
        bot_data.metrics,
        unstored.handle,
        lambda: services.rules().phones,
        services.takes_phones,
    )
    sender = Sender(
        application,
        services.outbox,
        handlers.RENDERERS,
        services.unreached.failed,
        bot_data.metrics.tried_to_send,
        handlers.FOR_FORMER,
        bot_data.pace.room,
    )
    await services.replicas.join()
    keeping = _started(services.replicas.keep())
    # Before anybody is answered: a restart must not replace a published revision by its file.
    await services.learning.take_over()
    # Read only now: a start that fails earlier must not count as a try of what waits.
    reopened = await dispatcher.open()
    dispatching = _started(dispatcher.run())
    tasks: list[asyncio.Task[None]] = []
    log.info("running", bot=application.bot.username, reopened=reopened)
    try:
        # The door first: those who ask must not wait until everything else has had its first look.
        async with (
            door(application, intake),
            services.replicas.on_duty(Duty.SCHEDULER, lambda: _started(run_due_jobs(services))),
        ):
            tasks += [
                _started(services.database.signals.carry()),
                _started(sender.run()),
                _started(watch_content(application)),
                _started(services.learning.follow()),
                _started(services.learning.tell_changes()),
                _started(take_care(application)),
                _started(_offer_menus(application)),
            ]
            with bot_data.opened():
                yield chat_queues
        # Nothing more comes in. What is being handled may end.
        await _ended(dispatching)
        await chat_queues.finish(_CLOSING_SECONDS)
    finally:
        await _ended(dispatching, *tasks)
        await chat_queues.close()
        # Last: until here other replicas must not release what this process holds.
        await _ended(keeping)
        await _leave(services.replicas)
        log.info("stopped")


def _started(work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    task = asyncio.create_task(work)
    task.add_done_callback(_log_end)
    return task


async def _ended(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _leave(replicas: Replicas) -> None:
    try:
        async with asyncio.timeout(_CLOSING_SECONDS):
            await replicas.leave()
    except Exception as error:  # noqa: BLE001 - the lease ends by itself
        log.warning("left without a word to the others", reason=type(error).__name__)


async def _connect(application: App) -> None:
    """Log in at Telegram. At a boot the network may come up later than this process."""
    pause = _FIRST_PAUSE
    while True:
        try:
            await application.initialize()
        except (NetworkError, RetryAfter) as error:
            if not backoff.passes_by_itself(error):
                raise
            log.warning("telegram cannot be reached yet", reason=type(error).__name__, pause=pause)
            # Its connections stay open for the next try: PTB opens them only once.
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return


async def _offer_menus(application: App) -> None:
    """Set everybody's menu and keep it correct. Without a menu every command still works."""
    try:
        await offer_everyone(application.bot, application.bot_data.commands)
    except TelegramError as error:
        log.warning("the menu could not be set", reason=type(error).__name__)
    await application.bot_data.menus.keep(application.bot)


def _log_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.critical("a part of the bot has ended", exc_info=error)
