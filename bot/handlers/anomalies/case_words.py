"""The sentence that a button of a report needs: it is asked for, typed or sent, and passed on."""

from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import privacy
from bot.handlers.anomalies import moves, wishes
from bot.handlers.anomalies.report import file_of
from bot.screens.anomalies.buttons import CardButton
from bot.screens.anomalies.menus import ask_of_step, ask_why_missing, prompt
from bot.telegram import Screen, reply
from bot.telegram.typed import typed_text, typed_words
from bot.texts.anomalies import report as texts
from office.anomalies import (
    CASE_WORDS,
    LONGEST_TEXT,
    AlreadyAcknowledged,
    Anomaly,
    CaseWords,
    Followed,
    NotYourTurn,
    Outcome,
    Purpose,
)
from office.errors import Refusal
from office.forms import Form


async def request(
    update: Update, context: AppContext, report: Anomaly, purpose: Purpose, choice: str = ""
) -> None:
    """Ask for a sentence in a new message, so that the card stays where it is."""
    prompt = await _prompt(context, report, purpose, choice)
    await context.office.forms.begin(
        context.member, CASE_WORDS, purpose, CaseWords(report.id, choice)
    )
    await reply.acknowledge(update)
    await reply.send(update, prompt)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Ask for the sentence again."""
    report = await context.office.anomalies.queries.seen_by(form.answers.anomaly_id, context.member)
    await reply.send(update, await _prompt(context, report, form.step, form.answers.choice))


async def _prompt(context: AppContext, report: Anomaly, purpose: Purpose, choice: str) -> Screen:
    """Say who will read the sentence and, if the report goes along, who gets it."""
    category = context.bot_data.shelf.categories.get(report.category)
    if purpose is Purpose.SKIP and category is not None:
        missing = await context.office.anomalies.steps.missing_of(report)
        labels = [step.label for step in category.steps if step.id in missing]
        return ask_why_missing(report, labels)
    if purpose is Purpose.STEP and category is not None and (step := category.step(choice)):
        return ask_of_step(report, step)
    receivers = ""
    if purpose is Purpose.TRANSFER:
        receivers = await moves.receivers(context, report, choice)
    return prompt(report, purpose, receivers)


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take the sentence that a button asked for."""
    text = typed_text(update)
    if form.step in _SAID_BY_FOLLOWERS:
        await add(update, context, form.answers.anomaly_id)
    else:
        await _say(update, context, form, text)


async def file(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Add a photo or document to a report that was sent."""
    await add(update, context, form.answers.anomaly_id)


async def add(update: Update, context: AppContext, anomaly_id: int) -> None:
    """Add the message in hand to a report. The outbox confirms it, and an album only once."""
    message = update.message
    if message is None:
        return
    text = typed_words(update)
    if await is_refused(update, context, len(text)):
        return
    files = [] if message.text is not None else [await file_of(message)]
    try:
        await context.office.anomalies.reporting.add(
            anomaly_id, context.member, text, files, message.media_group_id
        )
    except Refusal as refusal:
        await _refuse(update, context, refusal)


async def _say(update: Update, context: AppContext, form: Form[Any, Any], text: str) -> None:
    if await is_refused(update, context, len(text)):
        return
    try:
        await _give(context, form.step, form.answers, wishes.as_wanted(context, text))
        await _go_on(update, context, form.step, form.answers)
    except (AlreadyAcknowledged, NotYourTurn) as late:
        await moves.show_standing(update, context, form.answers.anomaly_id, late)
        await context.office.forms.finish(context.member, CASE_WORDS.topic)
    except Refusal as refusal:
        await _refuse(update, context, refusal)


async def _go_on(update: Update, context: AppContext, purpose: Purpose, about: CaseWords) -> None:
    """Show what follows words that the outbox does not confirm."""
    if purpose is Purpose.SKIP:
        report = await moves.may_act(context, about.anomaly_id)
        await request(update, context, report, Purpose.RESOLVE, about.choice)
    elif purpose is Purpose.STEP:
        await moves.open_menu(update, context, about.anomaly_id, CardButton.STEPS)


async def is_refused(update: Update, context: AppContext, length: int) -> bool:
    """Tell what was masked, and refuse what is too long, or a file if the office takes none."""
    await privacy.tell_masked(update, context)
    if await wishes.refuses_file(update, context):
        return True
    await wishes.tell_hidden(update, context, typed_words(update))
    if length > LONGEST_TEXT:
        complaint = texts.TEXT_TOO_LONG.format(length=length, most=LONGEST_TEXT)
        await reply.send(update, Screen(complaint))
    return length > LONGEST_TEXT


async def _refuse(update: Update, context: AppContext, refusal: Refusal) -> None:
    await reply.send(update, Screen(context.bot_data.refusal(refusal)))
    # The question is obsolete: what they write next is no answer to it.
    await context.office.forms.finish(context.member, CASE_WORDS.topic)


async def _give(context: AppContext, purpose: Purpose, about: CaseWords, text: str) -> None:
    """Do what the button promised with the sentence. The outbox confirms it."""
    member, actions = context.member, context.office.anomalies.actions
    match purpose:
        case Purpose.ASK:
            await actions.ask(about.anomaly_id, member, text)
        case Purpose.NOTE:
            await actions.note(about.anomaly_id, member, text)
        case Purpose.TRANSFER:
            await actions.transfer(about.anomaly_id, member, about.choice, text)
        case Purpose.RESOLVE:
            outcome, _, followed = about.choice.partition("-")
            ending = Followed(followed) if followed else None
            await actions.resolve(about.anomaly_id, member, Outcome(outcome), text, ending)
        case Purpose.STEP:
            await context.office.anomalies.steps.mark(about.anomaly_id, member, about.choice, text)
        case Purpose.SKIP:
            await context.office.anomalies.steps.skip(about.anomaly_id, member, text)
        case Purpose.REOPEN:
            await context.office.anomalies.thread.ask_to_reopen(about.anomaly_id, member, text)
        case Purpose.TELL:
            await actions.reply(about.anomaly_id, member, text)
        case _:
            raise AssertionError(purpose)  # these are said elsewhere, or not at all


_SAID_BY_FOLLOWERS = frozenset({Purpose.ANSWER, Purpose.ADD})
