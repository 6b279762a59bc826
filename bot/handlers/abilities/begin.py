"""The button that begins what a command does, perhaps with a choice that is made already."""

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.telegram import ForgedData, StaleButton, callback_arguments, reply


async def begin_command(update: Update, context: AppContext) -> None:
    """Do what the command does, below the message of the button."""
    name, *preset = callback_arguments.arguments(update) or ("",)
    command = next((it for it in context.bot_data.commands if it.name == name), None)
    if command is None:
        raise ForgedData
    if command.roles:
        demand(context, *command.roles)
    # As if it had been typed.
    await context.office.forms.turn_away(context.member)
    chosen = ":".join(preset)
    if chosen and chosen not in command.presets(context.bot_data.shelf.content):
        raise StaleButton
    with reply.below():
        if command.begin is not None:
            await command.begin(update, context, chosen)
        else:
            await reply.acknowledge(update)
            await command.handler(update, context)
