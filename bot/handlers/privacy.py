"""Says which personal data were masked in what somebody has sent."""

from telegram import Update

from bot.context import AppContext
from bot.telegram import Screen, reply
from bot.texts import talk


async def tell_masked(update: Update, context: AppContext) -> None:
    """Say what was masked in the message in hand, if anything was."""
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
