"""An asker puts a question in other words before it goes to a head."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import previews, privacy
from bot.screens import forms
from bot.screens.answers import AskingCards, version_of_asked
from bot.telegram import ForgedData, Screen, reply
from bot.telegram.typed import typed_text
from bot.texts.anomalies import report as lengths
from office.answering import LONGEST_QUESTION
from office.answers import FORWARD, ForwardingPlan, ForwardStep, ForwardWords
from office.forms import Form, NoForm


async def plan(
    context: AppContext, question_id: int, section: str, text: str = ""
) -> ForwardingPlan:
    """Return what would go to that section: what was asked, or the words that replace it."""
    if section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
    forwarding = context.office.answers.forwarding
    return await forwarding.plan(question_id, context.member, section, text)


async def confirm(
    context: AppContext, question_id: int, plan: ForwardingPlan, version: str = ""
) -> Screen:
    """Show what would go, with what may be the same."""
    comparing = context.office.answers.comparing
    alike = await comparing.before_sent(plan.compared, context.member, plan.answer_id)
    cards = await AskingCards.of(context.bot_data, question_id, alike, version)
    return cards.confirm(plan, alike)


async def text_of(
    update: Update, context: AppContext, question_id: int, version: str
) -> str | None:
    """Return the changed words above the tapped button; none if they were not changed.

    None if newer ones have replaced them: then that is said.
    """
    if not version:
        return ""
    form = await context.office.forms.of(context.member, FORWARD)
    if form is None:
        raise NoForm(FORWARD.topic)
    if form.answers.question_id == question_id and version_of_asked(form.answers) == version:
        return form.answers.text
    await reply.show(update, forms.replaced())
    return None


async def begin(
    update: Update, context: AppContext, question_id: int, plan: ForwardingPlan
) -> None:
    """Ask for the words in place of what would go."""
    words = ForwardWords(question_id, plan.section, plan.text)
    form = await context.office.forms.begin(context.member, FORWARD, ForwardStep.WORDS, words)
    await show(update, context, form)


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the words, and show once more what would go."""
    text = typed_text(update)
    await privacy.tell_masked(update, context)
    if len(text) > LONGEST_QUESTION:
        complaint = lengths.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_QUESTION)
        await reply.send(update, Screen(complaint))
        return
    form = await context.office.forms.change(
        context.member, FORWARD, lambda it: it.at(ForwardStep.PREVIEW, text=text)
    )
    await show(update, context, form)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the form: the question for words, or what would go."""
    words: ForwardWords = form.answers
    if form.step is ForwardStep.WORDS:
        cards = await AskingCards.of(context.bot_data, words.question_id)
        await reply.show(update, cards.prompt(words.text))
        return
    planned = await plan(context, words.question_id, words.section, words.text)
    version = version_of_asked(words)
    screen = await confirm(context, words.question_id, planned, version)
    await previews.show(update, context, form, screen)
