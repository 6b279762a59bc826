"""python-telegram-bot's echo on its own HTTP backend: every text comes straight back."""

import os
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send back what came."""
    assert update.effective_message is not None
    await update.effective_message.reply_text(update.effective_message.text or "")


def main() -> None:
    """Poll until stopped, 64 updates side by side."""
    url = os.environ["TELEGRAM_API_URL"]
    builder: Any = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    application = (
        builder.base_url(f"{url}/bot").concurrent_updates(64).connection_pool_size(64).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
