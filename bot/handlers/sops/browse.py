"""/sop: the shelf by owner section and subject, and a whole SOP as a file."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.questions.answer import note_opened
from bot.screens.questions import Carried
from bot.screens.sops import page
from bot.screens.sops.browse import Browser
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts import sops as texts
from bot.texts.questions import not_used
from knowledge.reading.sops.sop import Sop


async def sop(update: Update, context: AppContext) -> None:
    """Show who owns SOPs, or the SOP whose name follows the command."""
    name = " ".join(context.args or [])
    unused = context.bot_data.shelf.unused(name) if name else None
    if unused is not None:
        await reply.send(update, Screen(not_used(unused)))
    elif name:
        await open_sop(update, context, context.bot_data.shelf.named(name))
    else:
        await reply.send(update, Browser.of(context.bot_data).owners())


async def open_sop(update: Update, context: AppContext, found: Sop | None) -> None:
    """Show the front page of an SOP that was asked for, or the shelf if there is none."""
    if found is None:
        await reply.send(update, Browser.of(context.bot_data).owners(texts.NO_SUCH_SOP))
    else:
        front = context.bot_data.shelf.fronts.of(found)
        await reply.send(update, context.renderer.front(front, Carried()))


async def browse(update: Update, context: AppContext) -> None:
    """Go one step down the shelf, or back up."""
    screens = Browser.of(context.bot_data)
    match callback_arguments.arguments(update):
        case ():
            screen = screens.owners()
        case (owner,) if owner in context.bot_data.shelf.directory.sections:
            screen = screens.subjects(owner)
        case (owner, number) if owner in context.bot_data.shelf.directory.sections and number:
            screen = screens.titles(owner, whole_number(number))
        case (owner, number, page) if owner in context.bot_data.shelf.directory.sections and number:
            screen = screens.titles(owner, whole_number(number), whole_number(page))
        case _:
            raise ForgedData
    await reply.show(update, screen)


async def send_file(update: Update, context: AppContext) -> None:
    """Send the whole SOP as a file that a phone can open and print."""
    passage = context.bot_data.passage("".join(callback_arguments.arguments(update)[:1]))
    owner = context.bot_data.shelf.directory.sections[passage.sop.section]
    await reply.acknowledge(update)
    await reply.send_file(
        update,
        name=f"{passage.sop.id}.html",
        content=page.page(passage.sop, owner, context.bot_data.shelf.directory.name),
        caption=texts.FILE_CAPTION,
    )
    await note_opened(context, passage.sop.id)
