"""/kesehatan: whether all is well, and if not, what to do next."""

from telegram import Update

from bot.access import demand
from bot.care import CarePlace, look_once
from bot.context import AppContext
from bot.telegram import Screen, reply
from bot.texts import care as texts
from office.people import Role


async def kesehatan(update: Update, context: AppContext) -> None:
    """Show an admin what is wrong at this moment, here and on other machines."""
    demand(context, Role.ADMIN)
    place = CarePlace(context.bot, context.bot_data)
    found = [(one.kind, one.values) for one in await look_once(place)]
    elsewhere = await context.office.care.elsewhere(place.machine)
    await reply.send(update, Screen(texts.health(found, elsewhere)))
