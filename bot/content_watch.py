"""Watches the content: a change is loaded at once and told of, a faulty one goes to the admins."""

import asyncio
from contextlib import suppress

import structlog
from watchfiles import awatch

from bot.context import App
from bot.telegram import admins
from bot.texts import sops as texts
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge
from office.suggestions.deciding import TOPIC

_LOOKS_EVERY_SECONDS = 60.0

log = structlog.get_logger("bot.content_watch")


async def watch_content(application: App) -> None:
    """Reload whenever a file of the knowledge folder changes, until cancelled."""
    bot_data = application.bot_data
    async for _changes in awatch(bot_data.shelf.folder, debounce=500):
        try:
            await reload_content(application)
        except Exception:
            # The old content stays in use; the next change is looked at all the same.
            log.exception("the content could not be looked at")


async def watch_learned(application: App) -> None:
    """Take over what keepers decide, here or on another replica, until cancelled."""
    bot_data = application.bot_data
    woken = asyncio.Event()
    bot_data.services.database.signals.listen(TOPIC, woken.set)
    while True:
        woken.clear()
        try:
            await bot_data.learn()
        except Exception:
            # The database may be away for a while; the next look takes over all the same.
            log.exception("what was learned could not be read")
        with suppress(TimeoutError):
            # A signal is a hint that may be lost.
            await asyncio.wait_for(woken.wait(), _LOOKS_EVERY_SECONDS)


async def watch_changes(application: App) -> None:
    """Tell of what has changed on the shelf after each load, whatever loaded it, until cancelled.

    At the start, too: the process may have died between a load and the news of it.
    """
    bot_data = application.bot_data
    seen: Content | None = None
    while True:
        bot_data.loaded.clear()
        content = bot_data.shelf.content
        try:
            if content is not seen:
                await bot_data.services.changes.recording.look()
                seen = content
        except Exception:
            # The database may be away for a while; the next look compares all the same.
            log.exception("the shelf could not be compared")
        with suppress(TimeoutError):
            await asyncio.wait_for(bot_data.loaded.wait(), _LOOKS_EVERY_SECONDS)


async def reload_content(application: App) -> None:
    """Load the changed content, or keep the old and tell the admins what is wrong."""
    bot_data = application.bot_data
    try:
        await bot_data.reload()
    except BrokenKnowledge as error:
        log.error("content refused", faults=len(error.faults))
        words = texts.broken([str(fault) for fault in error.faults])
        await admins.tell(application.bot, bot_data.services.people, words)
        return
    log.info("content loaded", sops=len(bot_data.shelf.library))
