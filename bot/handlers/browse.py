"""/sop: the shelf by owner section and subject, and a whole SOP as a file."""

from telegram import Update

from bot import press, reply, sop_file
from bot.callback_data import ForgedData, whole_number
from bot.context import AppContext
from bot.handlers.ask import renderer
from bot.handlers.passage import StaleButton
from bot.texts import answers as texts


async def sop(update: Update, context: AppContext) -> None:
    """Show who owns SOPs."""
    await reply.send(update, renderer(context).owners())


async def browse(update: Update, context: AppContext) -> None:
    """Go one step down the shelf, or back up."""
    screens = renderer(context)
    match press.arguments(update):
        case ():
            screen = screens.owners()
        case (owner,) if owner in context.desk.directory.sections:
            screen = screens.subjects(owner)
        case (owner, number) if owner in context.desk.directory.sections and number:
            screen = screens.titles(owner, whole_number(number))
        case _:
            raise ForgedData
    await reply.show(update, screen)


async def send_file(update: Update, context: AppContext) -> None:
    """Send the whole SOP as a file that a phone can open and print."""
    passage = context.desk.shelf.passage("".join(press.arguments(update)[:1]))
    if passage is None:
        raise StaleButton
    owner = context.desk.directory.sections[passage.sop.section]
    await reply.acknowledge(update)
    await reply.send_file(
        update,
        name=f"{passage.sop.id}.html",
        content=sop_file.page(passage.sop, owner, context.desk.directory.name),
        caption=texts.FILE_CAPTION,
    )
