"""/rekap → Pilot: five figures on one screen, and the weekly sample that heads judge by taps."""

from telegram import Update

from bot.context import AppContext
from bot.screens.figures import picture as pictures
from bot.screens.figures import pilot as screens
from bot.screens.questions import Carried
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.figures import pilot as texts
from office.errors import NotAllowed
from office.figures import Completeness


async def take(update: Update, context: AppContext) -> None:
    """Show the figures, or go on with the sample."""
    match callback_arguments.arguments(update):
        case ():
            await _show(update, context)
        case ("judge",):
            await _next(update, context)
        case ("judge", question):
            await _next(update, context, whole_number(question))
        case ("skip", question):
            await _next(update, context, after=whole_number(question))
        case ("say", question, verdict) if verdict in list(Completeness):
            await context.office.figures.counting.pilot.judge(
                whole_number(question), Completeness(verdict), context.member
            )
            await _next(update, context)
        case _:
            raise ForgedData


async def _show(update: Update, context: AppContext) -> None:
    counting = context.office.figures.counting
    counted = await counting.seen_by(context.member, counting.pilot.week)
    if counted.pilot is None:
        raise NotAllowed
    await reply.show(update, screens.screen(counted, counted.pilot, pictures.reach(counted)))


async def _next(
    update: Update, context: AppContext, question: int | None = None, after: int | None = None
) -> None:
    """Show the next answer to judge, or that one."""
    pilot = context.office.figures.counting.pilot
    one = await pilot.next(context.member, question, after)
    if one is None:
        await reply.show(update, Screen(texts.ALL_JUDGED))
        return
    passage = context.bot_data.shelf.passage(one.address)
    answer = texts.SECTION_GONE
    if passage is not None:
        answer = context.renderer.passage(passage, Carried()).html
    await reply.show(update, screens.judging(one, answer))
