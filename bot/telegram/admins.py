"""Tells the admins at once, past the outbox: what a running bot alone can know."""

import structlog
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.telegram.outgoing import AppBot
from office.people import People, Role

log = structlog.get_logger("bot.telegram.admins")


async def tell(bot: AppBot, people: People, html: str) -> None:
    """Send the text to everybody who is an admin today."""
    for admin in await people.holders(Role.ADMIN):
        try:
            await bot.send_message(admin.telegram_id, html, ParseMode.HTML)
        except TelegramError as error:
            log.warning("an admin could not be told", reason=type(error).__name__)
