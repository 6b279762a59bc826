"""The buttons of a head who sees another answer to what may be the same question."""

from dataclasses import replace

from telegram import Update

from bot.context import AppContext
from bot.handlers.answers import form, giving
from bot.screens.answers import AnswerCards, BesideCards
from bot.telegram import ForgedData, Screen, StaleButton, reply, whole_number
from bot.texts import answers as texts
from office.answers import ANSWER, AnswerWords, HeadAnswer
from office.errors import Refusal


async def adopt(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Give the asker the other head's answer, from the card."""
    forwarded_id, answer_id = _two(arguments)
    await _adopt(update, context, AnswerWords(whole_number(forwarded_id)), answer_id)


async def adopt_instead(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """The same in place of what was written."""
    if (chosen := await _chosen(update, context, arguments)) is not None:
        await _adopt(update, context, *chosen)


async def _adopt(update: Update, context: AppContext, words: AnswerWords, answer_id: int) -> None:
    office = context.office
    try:
        if words.gap_id:
            answer = await office.suggestions.deciding.adopt(
                words.gap_id, context.member, answer_id
            )
        else:
            _, answer = await office.answers.replying.adopt(
                words.forwarded_id, context.member, answer_id
            )
    except Refusal as refusal:
        await form.closed(update, context, refusal)
        return
    cards = BesideCards(await AnswerCards.of(context.bot_data, answer))
    await reply.show(update, cards.adopted(answer))


async def take_place(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Let the new answer hold in place of the other one."""
    if (chosen := await _chosen(update, context, arguments)) is not None:
        words, answer_id = chosen
        await _go_on(update, context, replace(words, takes=(*words.takes, answer_id)))


async def another_matter(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Let both hold: they answer different questions."""
    if (chosen := await _chosen(update, context, arguments)) is not None:
        words, answer_id = chosen
        await _go_on(update, context, replace(words, beside=(*words.beside, answer_id)))


async def _go_on(update: Update, context: AppContext, words: AnswerWords) -> None:
    """Keep what was decided: there may be another answer still."""
    await context.office.forms.note(context.member, ANSWER, takes=words.takes, beside=words.beside)
    await giving.give(update, context, words, is_for_all=True)


async def ask_first(update: Update, context: AppContext, arguments: tuple[str, ...]) -> None:
    """Give the question to who has answered otherwise, with what was written."""
    chosen = await _chosen(update, context, arguments)
    if chosen is None:
        return
    words, answer_id = chosen
    queries = context.office.answers.queries
    question, other = await queries.reread(words.forwarded_id), await queries.answer(answer_id)
    if question is None or other is None:
        raise StaleButton
    section = await _first(context, other, question.section)
    try:
        await context.office.answers.replying.hand_on(
            question.id, context.member, section, giving.said(context, words)
        )
    except Refusal as refusal:
        await form.closed(update, context, refusal)
        return
    head = context.bot_data.shelf.directory.section(section).head
    await reply.show(update, Screen(texts.asked_first(question.code, head)))


async def _first(context: AppContext, other: HeadAnswer, section: str) -> str:
    cards = BesideCards(await AnswerCards.of(context.bot_data, other))
    first = cards.first(other, section)
    if first is None:
        raise ForgedData
    return first


async def _chosen(
    update: Update, context: AppContext, arguments: tuple[str, ...]
) -> tuple[AnswerWords, int] | None:
    """Return the words above the tapped button, and the answer that they were shown beside."""
    version, answer_id = _two(arguments)
    words = await giving.previewed(update, context, (version,))
    return (words, answer_id) if words is not None else None


def _two(arguments: tuple[str, ...]) -> tuple[str, int]:
    if len(arguments) != 2:
        raise ForgedData
    return arguments[0], whole_number(arguments[1])
