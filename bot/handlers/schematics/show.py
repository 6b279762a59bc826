"""The list of schematics, one of them, and the sections that it quotes."""

from collections.abc import Mapping

from telegram import Update

from bot.context import AppContext
from bot.handlers.questions import answer
from bot.screens import schematics as screens
from bot.telegram import ForgedData, StaleButton, callback_arguments, reply
from knowledge.reading.content import Content


async def skema(update: Update, context: AppContext) -> None:
    """List the schematics."""
    await reply.send(update, screens.listed(context.bot_data.shelf.content.schematics))


async def begin_with(update: Update, context: AppContext, chosen: str) -> None:
    """Send the schematic that a button has chosen, or list all."""
    await reply.acknowledge(update)
    if chosen:
        await _send(update, context, chosen)
    else:
        await skema(update, context)


def presets(content: Content) -> Mapping[str, str]:
    """Return the schematics, each with its title."""
    return {id: schematic.title for id, schematic in content.schematics.items()}


async def show_schematic(update: Update, context: AppContext) -> None:
    """Send the schematic of the button, or list all. Schematics stay: officers compare them."""
    match callback_arguments.arguments(update):
        case ():
            await begin_with(update, context, "")
        case (schematic_id,) if schematic_id in context.bot_data.shelf.content.schematics:
            await begin_with(update, context, schematic_id)
        case (_,):
            raise StaleButton
        case _:
            raise ForgedData


async def open_section(update: Update, context: AppContext) -> None:
    """Show a section that the schematic quotes, below it."""
    match callback_arguments.arguments(update):
        case (address,):
            await answer.open_below(update, context, address)
        case _:
            raise ForgedData


async def _send(update: Update, context: AppContext, schematic_id: str) -> None:
    content = context.bot_data.shelf.content
    schematic = content.schematics[schematic_id].true_to(content.library)
    drawn = await screens.png(schematic)
    screen = screens.caption(schematic, content.schematics, content.library)
    await reply.send_photo(update, drawn, screen)
