"""/muat_ulang: read the SOP files again while the bot runs."""

from telegram import Update

from bot import access
from bot.context import AppContext
from bot.telegram import Screen, reply
from bot.texts import faults
from bot.texts import sops as texts
from knowledge.reading.faults import BrokenKnowledge
from office.people import Role


async def muat_ulang(update: Update, context: AppContext) -> None:
    """Load the content again. If it has faults, they are listed and the old content stays."""
    access.demand(context, Role.ADMIN, Role.SOP_KEEPER)
    try:
        await context.office.shelf().reload()
    except BrokenKnowledge as error:
        told = faults.located(error.faults, context.bot_data.shelf.layers)
        await reply.send(update, Screen(texts.broken(told)))
        return
    await reply.send(update, Screen(texts.reloaded(len(context.bot_data.shelf.library))))
