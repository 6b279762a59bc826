"""/lapor: a report is written, one question a screen, and sent."""

from dataclasses import replace
from typing import Any

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers import forms
from bot.screens.anomalies import form as screens
from bot.screens.verifications import report as verified
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, StaleButton, whole_number
from bot.telegram.neutral_file import document_id
from bot.telegram.screen import Screen, confidential
from bot.texts import talk
from bot.texts.anomalies import alike as words
from bot.texts.anomalies import card as card_words
from bot.texts.anomalies import report as texts
from office.anomalies.escalation_policy import Urgency
from office.anomalies.report_form import (
    LONGEST_TEXT,
    LONGEST_WORD,
    REPORT,
    SHORTEST_TEXT,
    File,
    ReportAnswers,
    ReportStep,
)
from office.errors import NoForm
from office.forms import Form, Topic
from office.verifications.models import Outcome as VerificationOutcome

_VERIFIED = "v"
_TYPED = {
    ReportStep.TEXT: "text",
    ReportStep.COUNTER: "counter",
    ReportStep.REFERENCE: "case_reference",
}


async def lapor(update: Update, context: AppContext) -> None:
    """Begin a report, or ask about the one that was left."""
    if (left := await forms.left(update, context, REPORT)) is not None:
        await reply.send(update, left)
    else:
        await begin(update, context)


async def begin(update: Update, context: AppContext, how: str = "") -> None:
    """Begin a report with its first question, or with what `how` names filled in."""
    await show(update, context, await begun(context, how))


async def begun(context: AppContext, how: str) -> Form[ReportStep, ReportAnswers]:
    """Begin a report; `how` is "", a section's address, or what `after_verification` wrote."""
    if how.startswith(_VERIFIED):
        return await _begin_verified(context, whole_number(how.removeprefix(_VERIFIED)))
    if how:
        return await _begin_about(context, how)
    return await context.forms.begin(context.member, REPORT)


def after_verification(verification_id: int) -> str:
    """How a report begins that follows from a verification. No address of a section has a "v"."""
    return f"{_VERIFIED}{verification_id}"


async def _begin_verified(
    context: AppContext, verification_id: int
) -> Form[ReportStep, ReportAnswers]:
    """Begin a report that follows from "not genuine", filled in as far as it is known."""
    one = await context.verifications.queries.seen_by(verification_id, context.member)
    if one.outcome is not VerificationOutcome.NOT_GENUINE:
        raise StaleButton
    cards = await context.bot_data.verification_cards(one)
    fitting = context.bot_data.categories_for(verified.SOP)
    answers = verified.answers(one, cards.issuer(one), fitting[0].id if fitting else None)
    return await context.forms.begin(context.member, REPORT, verified.first_open(answers), answers)


async def begin_with(update: Update, context: AppContext, answers: ReportAnswers) -> None:
    """Begin a report that was filled in elsewhere; its writer reads it whole before it is sent."""
    form = await context.forms.begin(context.member, REPORT, ReportStep.SUMMARY, answers)
    await show(update, context, form)


async def from_answer(update: Update, context: AppContext) -> None:
    """Begin a report under an SOP's answer, or ask about the one that was left."""
    address = "".join(callback_arguments.arguments(update)[:1])
    screen = await forms.left(update, context, REPORT, address)
    if screen is None:
        form = await _begin_about(context, address)
        screen = context.bot_data.report_form.question(form)
    await reply.acknowledge(update)
    await reply.send(update, screen)


async def _begin_about(context: AppContext, address: str) -> Form[ReportStep, ReportAnswers]:
    """Begin a report on what a section is about; category and SOP are filled in."""
    passage = context.bot_data.shelf.passage(address)
    if passage is None:
        raise StaleButton
    fitting = context.bot_data.categories_for(passage.sop.id)
    category = fitting[0].id if fitting else None
    answers = ReportAnswers(category=category, sop_id=passage.sop.id)
    step = ReportStep.TEXT if category else ReportStep.CATEGORY
    return await context.forms.begin(context.member, REPORT, step, answers)


async def pressed(update: Update, context: AppContext) -> None:
    """Take the answer of a pressed button and go on."""
    match callback_arguments.arguments(update):
        case ("send",):
            await _send(update, context)
        case ("anew",):
            await _file(update, context)
        case ("join", number):
            await _join(update, context, whole_number(number))
        case (command, *arguments):
            await _answer(update, context, command, "".join(arguments[:1]))
        case _:
            raise ForgedData


async def _answer(update: Update, context: AppContext, command: str, value: str) -> None:
    bot_data = context.bot_data
    match command:
        case "c" if value in bot_data.categories:
            await _set(update, context, ReportStep.CATEGORY, category=value)
        case "u" if value in bot_data.directory.units:
            await _set(update, context, ReportStep.UNIT, unit=value)
        case "g" if value in list(Urgency):
            await _set(update, context, ReportStep.URGENCY, urgency=Urgency(value))
        case "s" if value == "" or value.count("/") == 2:
            await _set(update, context, ReportStep.SUPERIOR, concerns=value)
        case "skip" if value in list(ReportStep):
            step = ReportStep(value)
            form = await context.forms.change(context.member, REPORT, lambda it: it.skipped(step))
            await show(update, context, form)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take a typed answer to the question at which the form stands."""
    text = ((update.message.text if update.message else None) or "").strip()
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    complaint = _complaint(form.step, text)
    if complaint:
        await reply.send(update, Screen(complaint))
        return
    await _set(update, context, form.step, **{_TYPED[form.step]: text})


async def file(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take a photo or document. An album is several messages and one answer."""
    message = update.message
    if message is None:
        return
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    sent, album = await file_of(message), message.media_group_id
    changed = await context.forms.change(
        context.member,
        REPORT,
        lambda form: replace(form, answers=form.answers.with_file(sent, album)),
    )
    if album is not None and album == form.answers.album:
        return
    count = len(changed.answers.files)
    screen = confidential(texts.files_so_far(count), ((screens.files_done(count),),))
    await reply.send(update, screen)


async def file_of(message: Message) -> File:
    """The file of a message as its id; the largest of a photo's sizes."""
    if message.photo:
        return File("photo", message.photo[-1].file_id)
    assert message.document is not None  # noqa: S101 - the map sends only photos and documents
    return File("document", await document_id(message, message.document))


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the question at which the form stands, or what would be sent."""
    if form.step is not ReportStep.SUMMARY:
        await reply.show(update, context.bot_data.report_form.question(form))
        return
    plan = await context.anomalies.reporting.plan(context.member, form.answers)
    await reply.show(update, context.bot_data.report_form.summary(form, plan))


async def _send(update: Update, context: AppContext) -> None:
    """File the report, unless somebody has reported the same today: then ask first."""
    form = await _form(context)
    alike = await context.anomalies.reporting.alike(context.member, form.answers)
    if alike is not None:
        await reply.show(update, context.bot_data.report_form.alike(alike, form))
        return
    await _file(update, context)


async def _file(update: Update, context: AppContext) -> None:
    form = await _form(context)
    anomaly = await context.anomalies.reporting.file(context.member, form.answers)
    await reply.show(update, Screen(card_words.filed(anomaly.code)))


async def _join(update: Update, context: AppContext, anomaly_id: int) -> None:
    form = await _form(context)
    anomaly = await context.anomalies.reporting.join(anomaly_id, context.member, form.answers)
    await reply.show(update, Screen(words.joined(anomaly.code)))


async def _form(context: AppContext) -> Form[ReportStep, ReportAnswers]:
    form = await context.forms.of(context.member, REPORT)
    if form is None:
        raise NoForm(Topic.REPORT)
    return form


async def _set(update: Update, context: AppContext, step: ReportStep, **answer: Any) -> None:
    """Note the answer to that step's question and go to the next one."""
    form = await context.forms.answer(context.member, REPORT, step, **answer)
    await show(update, context, form)


def _complaint(step: ReportStep, text: str) -> str | None:
    """What is wrong with a typed answer."""
    if step is ReportStep.TEXT and len(text) < SHORTEST_TEXT:
        return texts.TEXT_TOO_SHORT.format(least=SHORTEST_TEXT)
    if step is ReportStep.TEXT and len(text) > LONGEST_TEXT:
        return texts.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_TEXT)
    if step is not ReportStep.TEXT and len(text) > LONGEST_WORD:
        return texts.WORD_TOO_LONG.format(most=LONGEST_WORD)
    return None
