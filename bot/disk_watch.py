"""Watches the disk under the database: tells admins once when it is full, and when it is not.

The message is sent at once and past the outbox, which could not store it.
"""

import asyncio

import structlog

from bot.context import App
from bot.telegram import admins
from bot.texts import talk
from office.database.health import trouble

LOOK_EVERY_SECONDS = 15.0

log = structlog.get_logger("bot.disk_watch")


async def watch_disk(application: App) -> None:
    """Look until cancelled."""
    services = application.bot_data.services
    was_full = False
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        is_full = await _is_full(application)
        if is_full != was_full:
            await admins.tell(
                application.bot, services.people, talk.DISK_FULL if is_full else talk.DISK_FREE
            )
        was_full = is_full


async def _is_full(application: App) -> bool:
    try:
        await application.bot_data.services.database.probe()
    except Exception as error:
        if not trouble.passes_by_itself(error):
            raise
        log.exception("the database takes nothing")
        return trouble.is_storage_full(error)
    return False
