"""/hasil: one's own results; for trainers also those of their people, as text and picture."""

from telegram import Update

from bot.context import AppContext
from bot.screens import charts, sheets
from bot.screens.training import result_sheets
from bot.screens.training.results import VIEWS, ResultsScreens, own
from bot.telegram import ForgedData, Screen, reply
from bot.texts.figures.picture import UNCLEAR_PERIOD
from bot.texts.training import results as texts
from office.calendar import Period, Unclear, from_code, last_days, read_period
from office.people import Role
from office.training import SHOWN_DAYS


async def hasil(update: Update, context: AppContext) -> None:
    """Show the member's own results and, to trainers, those of their people below.

    The period follows the command; without one it is the last thirty days.
    """
    try:
        period = _period(context)
    except Unclear:
        await reply.send(update, Screen(UNCLEAR_PERIOD))
        return
    await reply.send(update, own(await context.office.training.results.own(context.member, period)))
    if Role.TRAINER in context.office.people.roles(context.member):
        results = await _results(context, period)
        await reply.send(update, results.view("s", 0))
        await _send_chart(update, results)


async def turn(update: Update, context: AppContext, view: str, page: int, code: str) -> None:
    """Turn to another view of the results."""
    if view not in VIEWS:
        raise ForgedData
    results = await _results(context, _from_button(code))
    await reply.show(update, results.view(view, page))


async def export(update: Update, context: AppContext, code: str) -> None:
    """Send the results of that period as files."""
    results = await _results(context, _from_button(code))
    tables = result_sheets.sheets(results)
    await reply.acknowledge(update)
    book = await sheets.xlsx(results.title, tables)
    for ending, content in (("xlsx", book), ("csv", sheets.csv_of(tables))):
        name = texts.file_name(code, ending)
        await reply.send_file(update, name=name, content=content, caption=results.title)


def _period(context: AppContext) -> Period:
    today = context.office.people.today()
    if not context.args:
        return last_days(today, SHOWN_DAYS)
    return read_period(" ".join(context.args), today)


def _from_button(code: str) -> Period:
    try:
        return from_code(code)
    except Unclear:
        raise ForgedData from None


async def _results(context: AppContext, period: Period) -> ResultsScreens:
    bot_data = context.bot_data
    overview = await context.office.training.results.overview(context.member, period)
    names = await context.office.people.names()
    return ResultsScreens(
        overview, bot_data.shelf.content.training, bot_data.shelf.directory, names
    )


async def _send_chart(update: Update, results: ResultsScreens) -> None:
    panels = results.panels()
    if panels:
        picture = await charts.png(results.title, panels)
        await reply.send_photo(update, picture, Screen(texts.CHART_CAPTION))
