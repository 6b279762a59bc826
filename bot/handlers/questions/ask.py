"""A question typed into the chat, or after /tanya: the heart of the bot."""

from dataclasses import replace

from telegram import Update

from bot.context import AppContext
from bot.handlers import privacy
from bot.handlers.abilities import show as abilities
from bot.handlers.questions.answer import chosen
from bot.screens.abilities.card import near
from bot.screens.abilities.emergency import emergency
from bot.screens.answers import AnswerCards, pointed_at
from bot.screens.own_questions import OwnQuestionCards
from bot.screens.questions import Carried
from bot.telegram import Row, Screen, StaleButton, reply
from bot.texts import talk
from knowledge.search.answer import Band
from knowledge.search.words.smalltalk import SmallTalk
from office.answering import LONGEST_QUESTION, Chosen, FoundAnswer, Looked, NoQuestion


async def tanya(update: Update, context: AppContext) -> None:
    """Answer the question that follows the command."""
    question = " ".join(context.args or [])
    if not question:
        await reply.send(update, Screen(talk.ASK_HOW))
        return
    await asked(update, context, question)


async def asked(update: Update, context: AppContext, text: str) -> None:
    """Answer a text. A number alone may be an option of the choice above."""
    await answer(update, context, await context.office.answering.look(text, context.member))


async def answer(
    update: Update, context: AppContext, looked: Looked, beside: tuple[Row, ...] = ()
) -> None:
    """Show what a look has found, and record it.

    `beside` are buttons for what else the text may be meant for.
    """
    match looked:
        case NoQuestion(why=SmallTalk.CRY):
            await reply.send(update, emergency(context.bot_data.shelf.directory))
        case NoQuestion(why):
            words = talk.NO_QUESTION[why].format(most=LONGEST_QUESTION)
            await reply.send(update, Screen(words))
        case Chosen(is_offered=False):
            await reply.send(update, Screen(talk.no_such_option(looked.offered)))
        case Chosen(ability=ability, question_id=number) if ability is not None:
            question = await context.office.questions.asked(number, context.member)
            text = question.read_as or question.text
            await reply.send(update, await abilities.screen(context, ability, text, number))
            await context.office.answering.record(update.update_id, context.member, looked)
        case Chosen(passage=passage):
            if passage is None:
                raise StaleButton
            question = await context.office.questions.asked(looked.question_id, context.member)
            await reply.send(
                update, chosen(context, passage, Carried(looked.question_id), question)
            )
            await context.office.answering.record(update.update_id, context.member, looked)
        case FoundAnswer():
            await _answer(update, context, looked, beside)


async def _answer(
    update: Update, context: AppContext, found: FoundAnswer, beside: tuple[Row, ...]
) -> None:
    metrics, unrecorded = context.bot_data.metrics, context.bot_data.unrecorded
    metrics.searched(found.seconds)
    if update.update_id not in unrecorded:
        screen = await _screen(context, found, update.update_id)
        await privacy.tell_masked(update, context)
        await reply.send(update, replace(screen, rows=(*beside, *screen.rows)))
        unrecorded.add(update.update_id)
    await context.office.answering.record(update.update_id, context.member, found)
    unrecorded.discard(update.update_id)
    metrics.answered(found.answer.band)


async def _screen(context: AppContext, found: FoundAnswer, question_id: int) -> Screen:
    """Show what a head has answered to the same question; otherwise what the shelf has."""
    if found.given is not None:
        passage = pointed_at(context.bot_data, found.given, question_id, context.member.unit)
        cards = await AnswerCards.of(context.bot_data, found.given)
        return cards.to_others(found.given, passage, question_id)
    if found.waits is not None:
        own = await OwnQuestionCards.of(context.bot_data)
        return own.asked_again(found.waits, question_id)
    if found.ability is not None:
        return await abilities.screen(
            context,
            found.ability,
            found.answer.question,
            question_id,
            beside=near(found.answer),
            is_likely=found.answer.band is Band.LIKELY,
        )
    return context.renderer.answer(
        found.answer, question_id, is_elsewhere=found.is_elsewhere, unused=found.unused
    )
