"""/alamat: where the office and its units are, and when they work."""

from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.feature import Feature
from bot.telegram import Screen, reply
from bot.telegram.menus import Command
from bot.texts import addresses as texts


async def alamat(update: Update, context: AppContext) -> None:
    """Say what the office has written or confirmed of each unit, and its hours."""
    shelf = context.bot_data.shelf
    said = {id: it.says for id, it in shelf.content.answers.items()}
    await reply.send(update, Screen(texts.addresses(shelf.directory, said)))


FEATURE: Final = Feature(commands=(Command("alamat", texts.COMMAND, alamat),))
