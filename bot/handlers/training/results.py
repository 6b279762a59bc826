"""/hasil: my own results; for a trainer also those of their people, as a table and a picture."""

from telegram import Update

from bot.context import AppContext
from bot.screens.training import charts
from bot.screens.training.results import VIEWS, ResultsScreens, own
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData
from bot.telegram.screen import Screen
from bot.texts.training import results as texts
from office.people import Role


async def hasil(update: Update, context: AppContext) -> None:
    """Show my own results, and below them my people's if I train any."""
    services, me = context.bot_data.services, context.member
    await reply.send(update, own(await services.training.results.own(me)))
    if Role.TRAINER in services.people.roles(me):
        results = await _results(context)
        await reply.send(update, results.view("s", 0))
        await _send_chart(update, results)


async def turn(update: Update, context: AppContext, view: str, page: int) -> None:
    """Turn to another view of my people's results."""
    if view not in VIEWS:
        raise ForgedData
    results = await _results(context)
    await reply.show(update, results.view(view, page))


async def _results(context: AppContext) -> ResultsScreens:
    bot_data = context.bot_data
    overview = await bot_data.services.training.results.overview(context.member)
    names = await bot_data.services.people.names()
    today = bot_data.services.people.today()
    return ResultsScreens(overview, bot_data.shelf.training, bot_data.directory, names, today)


async def _send_chart(update: Update, results: ResultsScreens) -> None:
    panels = results.panels()
    if panels:
        picture = await charts.png(results.title, panels)
        await reply.send_photo(update, picture, Screen(texts.CHART_CAPTION))
