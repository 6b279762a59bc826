"""Builds the application, and runs it: poller, lanes and the watch over the content."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import structlog
from telegram.ext import ApplicationBuilder, ContextTypes

from bot import handlers, menus
from bot.context import App, AppContext
from bot.desk import Desk
from bot.heartbeat import beat
from bot.lanes import Lanes
from bot.notices import RENDERERS
from bot.request import AiohttpRequest
from bot.rules import OfficeContent
from bot.sender import Sender, Undelivered
from bot.updates import Poller
from bot.watch import watch_content
from bot.worker import Worker
from knowledge.shelf import Shelf
from office.anomalies.notices import Notice
from office.outbox import OutboxMessage
from office.outbox.retry import Trouble
from office.services import Services
from office.settings import Settings

log = structlog.get_logger("bot")


def build(settings: Settings, services: Services, shelf: Shelf, content: OfficeContent) -> App:
    """Build the application with every handler on it. Nothing is sent yet."""
    desk = Desk(services, shelf, content, handlers.COMMANDS)
    application: App = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest(connections=1))
        .context_types(ContextTypes(context=AppContext, bot_data=cast(type[Desk], lambda: desk)))
        .updater(None)
        .job_queue(None)
        .build()
    )
    handlers.install(application)
    return application


@asynccontextmanager
async def running(settings: Settings, application: App) -> AsyncIterator[Lanes]:
    """Run the bot until the block is left. Work left over from the last run comes first."""
    services = application.bot_data.services
    async with application:
        worker = Worker(application, services.inbox)
        lanes = Lanes(worker.handle, settings.parallel_chats)
        left_over, given_up = await services.inbox.reopen()
        if given_up:
            log.error("updates given up after bringing the program down", updates=given_up)
        await menus.offer_everyone(application.bot, application.bot_data.commands)
        lanes.put(left_over)
        poller = Poller(application.bot, services.inbox, lanes.put)
        sender = Sender(application, services.outbox, RENDERERS, undelivered_to(services))
        tasks = [
            asyncio.create_task(poller.run(), name="poller"),
            asyncio.create_task(watch_content(application), name="watch"),
            asyncio.create_task(sender.run(), name="sender"),
            asyncio.create_task(beat(services), name="heartbeat"),
        ]
        log.info("running", bot=application.bot.username, reopened=len(left_over))
        try:
            yield lanes
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await lanes.close()
            log.info("stopped")


def undelivered_to(services: Services) -> Undelivered:
    """What becomes of a message that will never arrive."""

    async def undelivered(message: OutboxMessage, trouble: Trouble) -> None:
        if trouble is not Trouble.UNREACHABLE:
            return
        await services.people.mark_unreachable(message.recipient_id)
        log.warning("a member cannot be reached", member=message.recipient_id)
        if message.kind == Notice.CARD and message.about is not None:
            await services.sweep.undelivered(message.about, message.recipient_id)

    return undelivered
