"""Tells admins and others at once, past the outbox, what only a running bot can know."""

from collections.abc import Iterable

import structlog
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.telegram.outgoing import AppBot
from office.people import Member, People, Role

log = structlog.get_logger("bot.telegram.admins")


async def tell(bot: AppBot, people: People, html: str) -> None:
    """Send the text to everybody who is an admin today."""
    await tell_each(bot, await people.holders(Role.ADMIN), html)


async def tell_each(bot: AppBot, members: Iterable[Member], html: str) -> None:
    """Send the text to these members. Those who cannot be reached are skipped."""
    for member in members:
        try:
            await bot.send_message(member.telegram_id, html, ParseMode.HTML)
        except TelegramError as error:
            log.warning("a member could not be told", reason=type(error).__name__)
