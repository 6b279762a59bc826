"""What askers do with their own questions to heads: look, say what is not clear, take back."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import previews, privacy
from bot.screens import forms
from bot.screens.answers import pointed_at
from bot.screens.own_questions import OwnQuestionButton, OwnQuestionCards, version_of
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts import questions as question_texts
from bot.texts.anomalies import report as lengths
from office.answers import (
    FOLLOW_UP,
    LONGEST_FOLLOW_UP,
    FollowUpStep,
    FollowUpWords,
    ForwardedQuestion,
)
from office.forms import Form, NoForm


async def manage_own(update: Update, context: AppContext) -> None:
    """Do what the tapped button says."""
    match callback_arguments.arguments(update):
        case (OwnQuestionButton.SEE, number):
            await see(update, context, whole_number(number))
        case (OwnQuestionButton.HELPED, number):
            await _helped(update, context, whole_number(number))
        case (OwnQuestionButton.UNCLEAR, number):
            await _ask(update, context, whole_number(number))
        case (OwnQuestionButton.TAKE_BACK, number):
            await context.office.answers.forwarding.take_back(whole_number(number), context.member)
            await see(update, context, whole_number(number))
        case (OwnQuestionButton.HURRY, number):
            await context.office.answers.joining.hurry(whole_number(number), context.member)
            await see(update, context, whole_number(number))
        case (OwnQuestionButton.EDIT, version):
            await _edit(update, context, version)
        case (OwnQuestionButton.SEND, version):
            await _send(update, context, version)
        case _:
            raise ForgedData


async def list_all(update: Update, context: AppContext) -> bool:
    """List the member's own questions. Returns whether there are any."""
    questions = await context.office.answers.queries.asked_by(context.member)
    if questions:
        cards = await OwnQuestionCards.of(context.bot_data)
        await reply.send(update, cards.all(questions))
    return bool(questions)


async def see(update: Update, context: AppContext, forwarded_id: int) -> None:
    """Show how a question stands, or its answer, to its asker."""
    queries = context.office.answers.queries
    question = await queries.seen_by_asker(forwarded_id, context.member)
    answer = await queries.answer(question.answer_id)
    cards = await OwnQuestionCards.of(context.bot_data, answer)
    passage = pointed_at(context.bot_data, answer) if answer is not None else None
    await reply.show(update, cards.standing(question, answer, passage))


async def _helped(update: Update, context: AppContext, forwarded_id: int) -> None:
    """Keep that the answer has helped."""
    queries = context.office.answers.queries
    question = await queries.seen_by_asker(forwarded_id, context.member)
    answer = await queries.answer(question.answer_id)
    if answer is None:
        raise ForgedData
    await context.office.questions.rate(question.question_id, context.member, is_helpful=True)
    cards = await OwnQuestionCards.of(context.bot_data, answer)
    passage = pointed_at(context.bot_data, answer)
    screen = cards.given(question, answer, passage, question_texts.THANKS_FOR_RATING)
    await reply.show(update, screen)


# --- what is not clear ---


async def _ask(update: Update, context: AppContext, forwarded_id: int) -> None:
    """Ask in a new message, so that the answer stays where it is."""
    question = await context.office.answers.queries.seen_by_asker(forwarded_id, context.member)
    if question.is_open or question.answer_id is None:
        await see(update, context, forwarded_id)
        return
    await previews.strip(update, context, FOLLOW_UP)
    form = await context.office.forms.begin(
        context.member, FOLLOW_UP, FollowUpStep.WORDS, FollowUpWords(forwarded_id)
    )
    await reply.acknowledge(update)
    await reply.send(update, await _screen(context, form))


async def say(update: Update, context: AppContext, question: ForwardedQuestion, text: str) -> None:
    """Take a reply to an answer as what is not clear about it."""
    if question.answer_id is None:
        await see(update, context, question.id)
    elif await _is_fit(update, context, text):
        words = FollowUpWords(question.id, text)
        words = await previews.replacing(context, FOLLOW_UP, words)
        form = await context.office.forms.begin(
            context.member, FOLLOW_UP, FollowUpStep.PREVIEW, words
        )
        await show(update, context, form)


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the words. Words typed at the preview replace those above."""
    text = typed_text(update)
    if await _is_fit(update, context, text):
        form = await context.office.forms.change(
            context.member, FOLLOW_UP, lambda it: it.at(FollowUpStep.PREVIEW, text=text)
        )
        await show(update, context, form)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the form: the question for words, or the preview."""
    screen = await _screen(context, form)
    if form.step is FollowUpStep.PREVIEW:
        await previews.show(update, context, form, screen)
    else:
        await reply.show(update, screen)


async def _screen(context: AppContext, form: Form[Any, Any]) -> Screen:
    words: FollowUpWords = form.answers
    queries = context.office.answers.queries
    question = await queries.seen_by_asker(words.forwarded_id, context.member)
    cards = await OwnQuestionCards.of(context.bot_data)
    is_preview = form.step is FollowUpStep.PREVIEW
    return cards.preview(question, words) if is_preview else cards.prompt(question)


async def _edit(update: Update, context: AppContext, version: str) -> None:
    if await _previewed(update, context, version) is None:
        return
    form = await context.office.forms.change(
        context.member, FOLLOW_UP, lambda it: it.at(FollowUpStep.WORDS, preview_id=0)
    )
    await show(update, context, form)


async def _send(update: Update, context: AppContext, version: str) -> None:
    words = await _previewed(update, context, version)
    if words is None:
        return
    question = await context.office.answers.forwarding.follow_up(
        words.forwarded_id, context.member, words.text
    )
    cards = await OwnQuestionCards.of(context.bot_data)
    await reply.show(update, cards.followed_up(question))


async def _previewed(update: Update, context: AppContext, version: str) -> FollowUpWords | None:
    """Return the words above the tapped button; None if newer ones have replaced them."""
    form = await context.office.forms.of(context.member, FOLLOW_UP)
    if form is None:
        raise NoForm(FOLLOW_UP.topic)
    is_newest = form.step is FollowUpStep.PREVIEW and version == version_of(form.answers)
    if is_newest or form.is_result_of(update.update_id):
        return form.answers
    await reply.show(update, forms.replaced())
    return None


async def _is_fit(update: Update, context: AppContext, text: str) -> bool:
    """Tell what was masked. Returns whether the text is short enough."""
    await privacy.tell_masked(update, context)
    if len(text) <= LONGEST_FOLLOW_UP:
        return True
    complaint = lengths.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_FOLLOW_UP)
    await reply.send(update, Screen(complaint))
    return False
