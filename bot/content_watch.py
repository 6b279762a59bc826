"""Watches the content files: a change is loaded at once, a faulty one is reported to the admins."""

import asyncio
from contextlib import suppress

import structlog
from watchfiles import awatch

from bot.context import App
from bot.telegram import admins
from bot.texts import sops as texts
from knowledge.reading.faults import BrokenKnowledge
from office.revisions.shared import TOPIC as REVISIONS
from office.suggestions.deciding import TOPIC as PHRASINGS

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


async def watch_decisions(application: App) -> None:
    """Take over what keepers decide, here or on another replica, until cancelled."""
    bot_data = application.bot_data
    woken = asyncio.Event()
    for topic in (REVISIONS, PHRASINGS):
        bot_data.services.database.signals.listen(topic, woken.set)
    while True:
        woken.clear()
        await take_over(application)
        with suppress(TimeoutError):
            # A signal is a hint that may be lost.
            await asyncio.wait_for(woken.wait(), _LOOKS_EVERY_SECONDS)


async def take_over(application: App) -> None:
    """Use the revisions and phrasings that count now."""
    bot_data = application.bot_data
    for take in (bot_data.revise, bot_data.learn):
        try:
            await take()
        except BrokenKnowledge as error:
            # The admins heard of it when the files were changed.
            log.error("content refused", faults=len(error.faults))
        except Exception:
            # The database may be away for a while; the next look takes over all the same.
            log.exception("what keepers decided could not be read")


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
