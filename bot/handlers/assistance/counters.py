"""The links of the counters: an officer opens one, and the place is known for that day."""

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens.assistance import call as screens
from bot.telegram import Screen, reply
from bot.texts import assistance as texts
from office.assistance import CounterUnknown, counter_links, counter_of
from office.people import Role

# As many as the largest office has at one place.
MOST, USUAL = 10, 4


async def loket(update: Update, context: AppContext) -> None:
    """List the links of the counters for an admin, so many for each unit."""
    demand(context, Role.ADMIN)
    said = context.args[0] if context.args else ""
    count = min(int(said), MOST) if said.isdecimal() and int(said) else USUAL
    units = context.bot_data.shelf.directory.units
    found = counter_links(context.bot.username, units, count)
    for html in texts.links({units[unit].name: of_unit for unit, of_unit in found.items()}):
        await reply.send(update, Screen(html))


async def opened(update: Update, context: AppContext, code: str) -> None:
    """Set the counter of the link that was opened."""
    counter = counter_of(code, context.bot_data.shelf.directory.units)
    if counter is None:
        raise CounterUnknown
    number, unit = counter
    place = screens.counter(context.bot_data, number, unit, context.member.unit)
    await context.office.assistance.preparing.stand_at(context.member, place, unit)
    await reply.send(update, Screen(texts.stands_at(place)))
