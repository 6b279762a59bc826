"""/rekap: the figures of a period on screens and as files, as far as the member's posts reach."""

from telegram import Update

from bot.context import AppContext
from bot.screens import sheets
from bot.screens.figures import outcomes
from bot.screens.figures import picture as pictures
from bot.screens.figures import rekap as screens
from bot.screens.figures.names import FigureNames
from bot.telegram import ForgedData, Screen, callback_arguments, reply
from bot.texts.figures import picture as texts
from bot.texts.figures import rekap as file_texts
from bot.texts.figures import shared as shared_texts
from office.calendar import NAMED, Period, Unclear, from_code, read_period
from office.errors import NotAllowed
from office.figures import Picture
from office.setup import PaperFigures


async def rekap(update: Update, context: AppContext) -> None:
    """Send the files of the period that follows the command, or ask for one."""
    scope = context.office.figures.counting.scope(context.member)
    if scope.is_empty:
        raise NotAllowed
    if not context.args:
        await reply.send(update, screens.ask_period(leads=scope.leads))
        return
    try:
        period = read_period(" ".join(context.args), context.office.people.today())
    except Unclear:
        await reply.send(update, Screen(texts.UNCLEAR_PERIOD))
        return
    await _send(update, context, period)


async def take(update: Update, context: AppContext) -> None:
    """Send the files of the period on the button, or show a page of it."""
    match callback_arguments.arguments(update):
        case (name,) if name in NAMED:
            await _send(update, context, NAMED[name](context.office.people.today()))
        case (outcomes.OPEN, page, code) if page in outcomes.PAGES:
            with reply.below():
                await _show(update, context, page, _from_button(code))
        case (outcomes.TURN, page, code) if page in outcomes.PAGES:
            await _show(update, context, page, _from_button(code))
        case (outcomes.SHARE, code):
            await _share(update, context, _from_button(code))
        case _:
            raise ForgedData


def _from_button(code: str) -> Period:
    try:
        return from_code(code)
    except Unclear:
        raise ForgedData from None


async def _show(update: Update, context: AppContext, page: str, period: Period) -> None:
    """Show one page of the figures that only heads see."""
    counting = context.office.figures.counting
    counted = await counting.seen_by(context.member, period, of_cases=True)
    if counted.outcomes is None:
        raise NotAllowed
    names = FigureNames.of(context.bot_data.shelf)
    paper = await _paper(context) if counted.is_whole_office else None
    await reply.show(update, outcomes.page(counted, counted.outcomes, page, names, paper))


async def _paper(context: AppContext) -> PaperFigures | None:
    noted = await context.office.setup.paper()
    return noted.figures if noted is not None else None


async def _share(update: Update, context: AppContext, period: Period) -> None:
    """Send what the head of office may pass on."""
    counting = context.office.figures.counting
    if not counting.scope(context.member).is_head_of_office:
        raise NotAllowed
    counted = await counting.of_office(period)
    await reply.acknowledge(update)
    code = f"{period.code}-bagikan"
    await _send_files(update, context, counted, shared_texts.SHARED_BELOW, code)


async def _send(update: Update, context: AppContext, period: Period) -> None:
    """Send what fits in the chat, then the same and more as files."""
    counted = await context.office.figures.counting.seen_by(context.member, period)
    await reply.acknowledge(update)
    await reply.send(update, pictures.screen(counted, FigureNames.of(context.bot_data.shelf)))
    below = texts.FILES_BELOW if counted.outcomes is None else texts.HEADS_FILES
    await _send_files(update, context, counted, below, counted.period.code)


async def _send_files(
    update: Update, context: AppContext, counted: Picture, caption: str, code: str
) -> None:
    names, period = FigureNames.of(context.bot_data.shelf), counted.period
    tables, summary = screens.sheets(counted, names), screens.summary(counted, names)
    book = await sheets.xlsx(texts.title(period), [summary, *tables])
    await reply.send_file(
        update, name=file_texts.file_name(code, "xlsx"), content=book, caption=caption
    )
    await reply.send_file(
        update,
        name=file_texts.file_name(code, "csv"),
        content=sheets.csv_of(tables),
        caption=texts.title(period),
    )
