"""What a head has written goes, or is shown beside another answer to what may be the same."""

from html import escape

from telegram import Update

from bot.context import AppContext
from bot.handlers.answers import form
from bot.screens import forms
from bot.screens.answers import AnswerCards, BesideCards, said_in, version_of
from bot.telegram import Screen, reply
from bot.texts import answers as texts
from office.answers import ANSWER, AnsweredAlike, AnswerStep, AnswerWords, HeadAnswer
from office.errors import Refusal
from office.forms import NoForm


async def previewed(
    update: Update, context: AppContext, arguments: tuple[str, ...]
) -> AnswerWords | None:
    """Return the words above the tapped button; None if newer ones have replaced them."""
    found = await context.office.forms.of(context.member, ANSWER)
    if found is None:
        raise NoForm(ANSWER.topic)
    if found.is_result_of(update.update_id):
        return found.answers
    if found.step is AnswerStep.PREVIEW and arguments == (version_of(found.answers),):
        return found.answers
    await reply.show(update, forms.replaced())
    return None


async def give(
    update: Update, context: AppContext, words: AnswerWords, *, is_for_all: bool
) -> None:
    """Give the answer, unless there is another one that its author has not seen."""
    try:
        await _given(update, context, words, is_for_all=is_for_all)
    except AnsweredAlike as alike:
        await _choose(update, context, words, alike.answer_id)
    except Refusal as refusal:
        await form.closed(update, context, refusal)


async def _choose(update: Update, context: AppContext, words: AnswerWords, other_id: int) -> None:
    queries = context.office.answers.queries
    other = await queries.answer(other_id)
    if other is None:
        return
    question = await queries.reread(words.forwarded_id)
    cards = BesideCards(await AnswerCards.of(context.bot_data, other))
    section = question.section if question is not None else None
    both = said_in(context.bot_data, other), escape(said(context, words))
    await reply.show(update, cards.choice(words, other, *both, section))


def said(context: AppContext, words: AnswerWords) -> str:
    """Return what was written, or the name of the passage that was chosen."""
    passage = context.bot_data.shelf.passage(words.passage) if words.passage else None
    return words.text if passage is None else f"{passage.sop.title} — {passage.section.heading}"


async def _given(
    update: Update, context: AppContext, words: AnswerWords, *, is_for_all: bool
) -> None:
    beside = context.office.answering.sure_fingerprint(await form.asked(context, words))
    if words.gap_id:
        answer = await context.office.suggestions.deciding.answer(
            context.member, words, beside=beside
        )
        await _say_for_all(update, context, answer, texts.SENT_TO_ALL_ASKERS)
        return
    given = await context.office.answers.replying.answer(
        context.member, words, is_for_all=is_for_all, beside=beside
    )
    told = texts.sent(is_for_all=is_for_all, replaces=bool(words.replaces), told=given.told)
    if is_for_all:
        await _say_for_all(update, context, given.answer, told)
    else:
        await reply.show(update, Screen(told))


async def _say_for_all(update: Update, context: AppContext, answer: HeadAnswer, told: str) -> None:
    """Say who gets the answer, tried with what was really asked, and who else waits for it."""
    answering = context.office.answering
    reach = await answering.reach(answer)
    if reach.same or reach.near:
        told += texts.tried(reach.same, reach.near)
    others = len(await answering.alike(answer, context.member))
    cards = await AnswerCards.of(context.bot_data)
    await reply.show(update, cards.sent(answer, others, told))
