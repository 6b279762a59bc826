"""Asks Telegram who this bot is."""

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.connection.request import AiohttpRequest
from office.settings import Settings


async def username(settings: Settings) -> str | None:
    """Return the bot's username, or None if Telegram cannot be reached or refuses the token."""
    try:
        return await ask_telegram(settings)
    except TelegramError:
        return None


async def ask_telegram(settings: Settings) -> str:
    """Return the bot's username.

    Raises:
        TelegramError: the token is wrong, or Telegram cannot be reached.
    """
    bot = Bot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(connections=1),
    )
    async with bot:
        return bot.username
