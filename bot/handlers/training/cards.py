"""/latihan and /kuis: a card a day, a question on demand, and the answers to both."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.questions import answer
from bot.handlers.training import results
from bot.screens.training import cards as screens
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.training import cards as texts
from office.training import Taken


async def latihan(update: Update, context: AppContext) -> None:
    """Show how far the member has come, and today's card below."""
    training, me, bot_data = context.office.training, context.member, context.bot_data
    own = await training.results.own(me)
    pause = await training.pauses.until(me)
    progress = screens.progress(own, len(bot_data.shelf.content.training.cards), pause)
    card = await training.cards.today(me)
    await reply.send(update, progress)
    await reply.send(update, screens.card_of_day(card, bot_data.shelf))


async def kuis(update: Update, context: AppContext) -> None:
    """Put a question now. It goes through the outbox, which keeps the id of its poll."""
    asked = await context.office.training.quizzes.ask(context.member)
    await reply.acknowledge(update)
    if not asked.is_new:
        await reply.send(update, Screen(texts.QUIZ_IS_OPEN))


async def answer_card(update: Update, context: AppContext) -> None:
    """Do what a button under a card or a progress says."""
    pauses, me = context.office.training.pauses, context.member
    match callback_arguments.arguments(update):
        case ("p" | "a" | "n" | "b" as command, number):
            await _take(update, context, command, whole_number(number))
        case ("quiz",):
            await kuis(update, context)
        case ("pause",):
            until = await pauses.snooze(me)
            await reply.show(update, screens.paused(until))
        case ("wake",):
            await pauses.wake(me)
            await reply.show(update, Screen(texts.AWAKE))
        case ("s", section_address):
            await answer.open_below(update, context, section_address)
        case ("r", view, page, period):
            await results.turn(update, context, view, whole_number(page), period)
        case ("x", period):
            await results.export(update, context, period)
        case _:
            raise ForgedData


async def answered(update: Update, context: AppContext) -> None:
    """Note the answer to a quiz and show its result."""
    answer, bot_data = update.poll_answer, context.bot_data
    if answer is None or not answer.option_ids:
        return  # a vote taken back, which a quiz does not allow
    quizzes = bot_data.services.training.quizzes
    result = await quizzes.answered(answer.poll_id, context.member, answer.option_ids[0])
    if result.is_new:
        await reply.send(update, screens.answered(result, bot_data.shelf))


async def _take(update: Update, context: AppContext, command: str, card_day_id: int) -> None:
    cards, me, bot_data = context.office.training.cards, context.member, context.bot_data
    presses = {"p": cards.understood, "a": cards.again, "n": cards.later, "b": cards.tomorrow}
    taken: Taken = await presses[command](card_day_id, me)
    note = screens.taken(taken, bot_data.zone)
    await reply.show(update, screens.card_of_day(taken.card, bot_data.shelf, note))
