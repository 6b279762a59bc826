"""The buttons under an unhelpful answer: send the question to a head, or see the nearest SOPs."""

from telegram import Update

from bot.context import AppContext
from bot.screens.answers import AnswerCards
from bot.screens.forwarding import ForwardButton
from bot.screens.own_questions import OwnQuestionCards
from bot.telegram import ForgedData, callback_arguments, reply, whole_number
from office.answers import ForwardingPlan


async def forward_question(update: Update, context: AppContext) -> None:
    match callback_arguments.arguments(update):
        case (ForwardButton.ASK, number, section):
            await _ask(update, context, whole_number(number), section)
        case (ForwardButton.TO, number, section):
            plan = await _plan(context, whole_number(number), section)
            await _confirm(update, context, whole_number(number), plan)
        case (ForwardButton.CHOOSE_SECTION, number):
            cards = await AnswerCards.of(context.bot_data)
            await reply.show(update, cards.sections(whole_number(number)))
        case (ForwardButton.SEND, number, section):
            await _send(update, context, whole_number(number), section)
        case (ForwardButton.NEAREST, number):
            await _nearest(update, context, whole_number(number))
        case _:
            raise ForgedData


async def _ask(update: Update, context: AppContext, question_id: int, section: str) -> None:
    """Ask whether to forward, unless the same question waits for a head already."""
    plan = await _plan(context, question_id, section)
    waits = await context.office.answering.waits(plan.text, context.member)
    if waits is not None:
        cards = await OwnQuestionCards.of(context.bot_data)
        await reply.show(update, cards.asked_again(waits, question_id))
    else:
        await _confirm(update, context, question_id, plan)


async def _plan(context: AppContext, question_id: int, section: str) -> ForwardingPlan:
    _check(context, section)
    return await context.office.answers.forwarding.plan(question_id, context.member, section)


async def _confirm(
    update: Update, context: AppContext, question_id: int, plan: ForwardingPlan
) -> None:
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.confirm(plan, question_id))


async def _send(update: Update, context: AppContext, question_id: int, section: str) -> None:
    _check(context, section)
    question = await context.office.answers.forwarding.forward(question_id, context.member, section)
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.receipt(question))


async def _nearest(update: Update, context: AppContext, question_id: int) -> None:
    """Show what the shelf has for the question, even if a head has answered it."""
    question = await context.office.questions.asked(question_id, context.member)
    answer = context.bot_data.shelf.answer(question.read_as or question.text)
    await reply.show(update, context.renderer.answer(answer, question_id))


def _check(context: AppContext, section: str) -> None:
    if section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
