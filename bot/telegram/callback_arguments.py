"""Reads what the tapped button of an update carries."""

from telegram import Update

from bot.telegram.callback_data import unpack


def arguments(update: Update) -> tuple[str, ...]:
    """Return what the tapped button carries behind its action.

    Raises:
        ForgedData: an action that this bot never puts on a button, or no button at all.
    """
    return unpack(update.callback_query.data if update.callback_query else None).arguments
