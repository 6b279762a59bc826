"""/rekap: the figures of a period as files, as far as the member's posts reach."""

from telegram import Update

from bot.context import AppContext
from bot.screens import sheets
from bot.screens.figures import picture as pictures
from bot.screens.figures import rekap as screens
from bot.telegram import ForgedData, Screen, callback_arguments, reply
from bot.texts.figures import picture as texts
from bot.texts.figures import rekap as file_texts
from office.calendar import NAMED, Period, Unclear, read_period
from office.errors import NotAllowed


async def rekap(update: Update, context: AppContext) -> None:
    """Send the files of the period that follows the command, or ask for one."""
    scope = context.office.figures.counting.scope(context.member)
    if scope.is_empty:
        raise NotAllowed
    if not context.args:
        await reply.send(update, screens.ask_period(leads=not scope.led.is_empty))
        return
    try:
        period = read_period(" ".join(context.args), context.office.people.today())
    except Unclear:
        await reply.send(update, Screen(texts.UNCLEAR_PERIOD))
        return
    await _send(update, context, period)


async def send_files(update: Update, context: AppContext) -> None:
    """Send the files of the period on the button."""
    match callback_arguments.arguments(update):
        case (name,) if name in NAMED:
            await _send(update, context, NAMED[name](context.office.people.today()))
        case _:
            raise ForgedData


async def _send(update: Update, context: AppContext, period: Period) -> None:
    """Send what fits in the chat, then the same and more as files."""
    directory = context.bot_data.shelf.directory
    counted = await context.office.figures.counting.seen_by(context.member, period)
    await reply.acknowledge(update)
    await reply.send(update, pictures.screen(counted, directory, context.bot_data.shelf.issuers))
    issuers = context.bot_data.shelf.issuers
    tables = screens.sheets(counted, directory, issuers)
    summary = screens.summary(counted, directory, issuers)
    book = await sheets.xlsx(texts.title(period), [summary, *tables])
    await reply.send_file(
        update,
        name=file_texts.file_name(period.code, "xlsx"),
        content=book,
        caption=texts.FILES_BELOW,
    )
    await reply.send_file(
        update,
        name=file_texts.file_name(period.code, "csv"),
        content=sheets.csv_of(tables),
        caption=texts.title(period),
    )
