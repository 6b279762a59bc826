"""python-telegram-bot's echo: returns every text and stores nothing.

With the argument `aiohttp` it sends through this project's request backend.
"""

import os
import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.telegram.connection.request import AiohttpRequest

_SIDE_BY_SIDE = 64


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the text back."""
    assert update.effective_message is not None
    await update.effective_message.reply_text(update.effective_message.text or "")


def main() -> None:
    """Poll until stopped."""
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").concurrent_updates(_SIDE_BY_SIDE)
    if "aiohttp" in sys.argv:
        builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(connections=1))
    else:
        builder.connection_pool_size(_SIDE_BY_SIDE)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
