"""/piket: who is on duty."""

from telegram import Update

from bot.context import AppContext
from bot.screens.posts import duty as duty_lines
from bot.telegram import Screen, reply
from bot.texts import posts as texts


async def piket(update: Update, context: AppContext) -> None:
    """Show who holds each post now."""
    services = context.office
    duties = await services.anomalies.oversight.duties()
    names = await services.people.names({id for duty in duties for id in duty.members})
    lines = [duty_lines.line(duty, context.bot_data.shelf.directory, names) for duty in duties]
    await reply.send(update, Screen("\n".join([texts.DUTY, *lines])))
