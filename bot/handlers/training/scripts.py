"""/kalimat: two sentences to say when an application cannot go on."""

from telegram import Update

from bot.context import AppContext
from bot.screens.training import cards as screens
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply
from knowledge.reading.training.content import Script


async def kalimat(update: Update, context: AppContext) -> None:
    """Ask for the reason."""
    await reply.send(update, _all(context))


async def show_script(update: Update, context: AppContext) -> None:
    """Show the words for a reason, or the reasons."""
    training = context.bot_data.shelf.content.training
    match callback_arguments.arguments(update):
        case ("l",):
            await reply.show(update, _all(context))
        case ("v", script_id) if script_id in training.scripts:
            await reply.show(update, await _used(context, training.scripts[script_id]))
        case ("v", _):
            raise StaleButton
        case ("o", section_address):
            await _from_answer(update, context, section_address)
        case _:
            raise ForgedData


async def _from_answer(update: Update, context: AppContext, section_address: str) -> None:
    """Show the words that belong to an SOP below its answer, which stays."""
    passage = context.bot_data.shelf.passage(section_address)
    found = context.bot_data.shelf.content.training.scripts_for(passage.sop.id) if passage else ()
    if not found:
        raise StaleButton
    screen = screens.scripts(found) if len(found) > 1 else await _used(context, found[0])
    await reply.acknowledge(update)
    await reply.send(update, screen)


async def _used(context: AppContext, script: Script) -> Screen:
    await context.office.training.scripts.used(script.id, context.member)
    return screens.script(script)


def _all(context: AppContext) -> Screen:
    return screens.scripts(tuple(context.bot_data.shelf.content.training.scripts.values()))
