"""The buttons under an unhelpful answer: send the question to a head, or see the nearest SOPs."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.answers import rewording
from bot.screens.answers import AnswerCards, AskingCards, pointed_at
from bot.screens.forwarding import ForwardButton
from bot.screens.own_questions import OwnQuestionCards
from bot.telegram import ForgedData, StaleButton, callback_arguments, reply, whole_number
from office.answers import ForwardedQuestion


async def forward_question(update: Update, context: AppContext) -> None:
    """Do what the tapped button says. The last argument may be the version of changed words."""
    match callback_arguments.arguments(update):
        case (ForwardButton.ASK, number, section):
            await _ask(update, context, whole_number(number), section)
        case (ForwardButton.TO, number, section, *version):
            await _go_to(update, context, whole_number(number), section, *version)
        case (ForwardButton.CHOOSE_SECTION, number, *version):
            cards = await AskingCards.of(
                context.bot_data, whole_number(number), version="".join(version)
            )
            await reply.show(update, cards.sections())
        case (ForwardButton.SEND, number, section, *version):
            await _send(update, context, whole_number(number), section, *version)
        case (ForwardButton.EDIT, number, section, *version):
            await _edit(update, context, whole_number(number), section, *version)
        case (ForwardButton.JOIN, number, section, forwarded, *version):
            colleagues = whole_number(forwarded)
            await _join(update, context, whole_number(number), section, colleagues, *version)
        case (ForwardButton.USE, number, answer):
            await _use(update, context, whole_number(number), whole_number(answer))
        case (ForwardButton.NEAREST, number):
            await _nearest(update, context, whole_number(number))
        case _:
            raise ForgedData


async def _ask(update: Update, context: AppContext, question_id: int, section: str) -> None:
    """Ask whether to forward, unless the same question waits for a head already."""
    plan = await rewording.plan(context, question_id, section)
    waits = await context.office.answering.waits(plan.compared, context.member)
    if waits is not None:
        cards = await OwnQuestionCards.of(context.bot_data)
        await reply.show(update, cards.asked_again(waits, question_id))
    else:
        await reply.show(update, await rewording.confirm(context, question_id, plan))


async def _go_to(
    update: Update, context: AppContext, question_id: int, section: str, version: str = ""
) -> None:
    text = await rewording.text_of(update, context, question_id, version)
    if text is None:
        return
    plan = await rewording.plan(context, question_id, section, text)
    await reply.show(update, await rewording.confirm(context, question_id, plan, version))


async def _send(
    update: Update, context: AppContext, question_id: int, section: str, version: str = ""
) -> None:
    text = await rewording.text_of(update, context, question_id, version)
    if text is None:
        return
    await rewording.plan(context, question_id, section, text)
    forwarding = context.office.answers.forwarding
    await _sent(
        update, context, await forwarding.forward(question_id, context.member, section, text)
    )


async def _sent(update: Update, context: AppContext, question: ForwardedQuestion) -> None:
    cards = await AskingCards.of(context.bot_data, question.question_id)
    await reply.show(update, cards.receipt(question))


async def _edit(
    update: Update, context: AppContext, question_id: int, section: str, version: str = ""
) -> None:
    text = await rewording.text_of(update, context, question_id, version)
    if text is not None:
        plan = await rewording.plan(context, question_id, section, text)
        await rewording.begin(update, context, question_id, plan)


async def _join(
    update: Update,
    context: AppContext,
    question_id: int,
    section: str,
    forwarded_id: int,
    version: str = "",
) -> None:
    """Wait with a colleague. If that question waits no longer, look anew at what is like it."""
    text = await rewording.text_of(update, context, question_id, version)
    if text is None:
        return
    plan = await rewording.plan(context, question_id, section, text)
    joining = context.office.answers.joining
    question = await joining.join(question_id, context.member, forwarded_id, plan)
    if question is not None:
        await _sent(update, context, question)
    else:
        await reply.show(update, await rewording.confirm(context, question_id, plan, version))


async def _use(update: Update, context: AppContext, question_id: int, answer_id: int) -> None:
    """Show the answer to what may be the same. They hear when it changes, like all who have it."""
    answer = await context.office.answers.queries.answer(answer_id)
    if answer is None or not answer.is_for_all or answer.ended_at is not None:
        raise StaleButton
    await context.office.questions.note_answer(question_id, context.member, answer_id)
    passage = pointed_at(context.bot_data, answer, question_id, context.member.unit)
    cards = await AnswerCards.of(context.bot_data, answer)
    await reply.show(update, cards.to_others(answer, passage, question_id))


async def _nearest(update: Update, context: AppContext, question_id: int) -> None:
    """Show what the shelf has for the question, even if a head has answered it."""
    question = await context.office.questions.asked(question_id, context.member)
    answer = context.bot_data.shelf.answer(question.read_as or question.text)
    await reply.show(update, context.renderer.answer(answer, question_id))
