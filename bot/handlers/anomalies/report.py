"""/lapor: a report is written, one question a screen, and sent."""

from dataclasses import replace
from typing import Any

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers import forms
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
from office.anomalies.unsorted import UNSORTED
from office.errors import AlreadySent, NoForm
from office.forms import Form, Topic
from office.verifications.models import Outcome as VerificationOutcome

# How a report begins anew: with what was sent out of the blue, with a question and its number, or
# with a section's address, perhaps and a question's number. Addresses are hexadecimal.
_UNSORTED, _QUESTION, _AND = "kiriman", "q", "."
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
    """Begin a report with its first question, or with what `how` names: what was sent out of the
    blue, a question that was none, a verification, or a section of an SOP."""
    if how == _UNSORTED:
        await from_unsorted(update, context, is_anew=True)
    elif how.startswith(_QUESTION):
        number = whole_number(how.removeprefix(_QUESTION))
        await from_question(update, context, number, is_anew=True)
    else:
        await show(update, context, await begun(context, how))


async def from_unsorted(update: Update, context: AppContext, *, is_anew: bool = False) -> None:
    """Begin a report with the words and files that were sent out of the blue."""
    if not is_anew and (left := await forms.left(update, context, REPORT, _UNSORTED)) is not None:
        await reply.show(update, left)
        return
    form = await context.forms.of(context.member, UNSORTED)
    if form is None:
        raise NoForm(Topic.UNSORTED)
    sent = form.answers
    answers = ReportAnswers(text=sent.text or None, files=sent.files, album=sent.album)
    begun = await context.forms.begin(context.member, REPORT, answers=answers)
    await show(update, context, begun)
    await context.forms.discard(context.member, Topic.UNSORTED)


async def from_question(
    update: Update, context: AppContext, question_id: int, *, is_anew: bool = False
) -> None:
    """Begin a report with what was asked as a question and was none."""
    how = f"{_QUESTION}{question_id}"
    if not is_anew and (left := await forms.left(update, context, REPORT, how)) is not None:
        await reply.show(update, left)
        return
    begun = await context.forms.of(context.member, REPORT)
    if begun is None or not begun.is_result_of(update.update_id):
        text = await context.questions.text_of(question_id, context.member)
        taken_back = context.questions.taking_back(question_id, context.member)
        answers = ReportAnswers(text=text)
        begun = await context.forms.begin(
            context.member, REPORT, answers=answers, alongside=taken_back
        )
    await reply.acknowledge(update)
    await reply.send(update, context.bot_data.report_form.question(begun))


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
    section, *question = callback_arguments.arguments(update)[:2] or ("",)
    if context.bot_data.shelf.passage(section) is None:
        raise StaleButton
    how = _AND.join((section, *map(str, map(whole_number, question))))
    screen = await forms.left(update, context, REPORT, how)
    if screen is None:
        form = await _begin_about(context, how)
        screen = context.bot_data.report_form.question(form)
    await reply.acknowledge(update)
    await reply.send(update, screen)


async def _begin_about(context: AppContext, how: str) -> Form[ReportStep, ReportAnswers]:
    """Begin a report on what a section is about; category, SOP and what was asked are filled in."""
    section, _, question = how.partition(_AND)
    passage = context.bot_data.shelf.passage(section)
    if passage is None:
        raise StaleButton
    fitting = context.bot_data.categories_for(passage.sop.id)
    category = fitting[0].id if fitting else None
    text = await _asked(context, question) if question else None
    answers = ReportAnswers(category=category, sop_id=passage.sop.id, text=text)
    step = ReportStep.TEXT if category else ReportStep.CATEGORY
    return await context.forms.begin(context.member, REPORT, step, answers)


async def _asked(context: AppContext, number: str) -> str | None:
    """What was asked, if it is still kept: perhaps it tells what was seen."""
    try:
        return await context.questions.text_of(whole_number(number), context.member)
    except AlreadySent:
        return None


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
            await _concerns(update, context, value)
        case "skip" if value in list(ReportStep):
            step = ReportStep(value)
            form = await context.forms.change(context.member, REPORT, lambda it: it.skipped(step))
            await show(update, context, form)
        case _:
            raise ForgedData


async def _concerns(update: Update, context: AppContext, post: str) -> None:
    """Note whom it is about; where nobody here may judge that, say so and erase the draft."""
    form = await _form(context)
    is_asked = form.flow.place(form.step) >= form.flow.place(ReportStep.SUPERIOR)
    answers = replace(form.answers, concerns=post)
    if not is_asked or await context.anomalies.reporting.has_judge(context.member, answers):
        await _set(update, context, ReportStep.SUPERIOR, concerns=post)
        return
    # Shown first, erased after: a crash in between shows it again and never loses it.
    await reply.show(update, context.bot_data.report_form.outside(has_files=bool(answers.files)))
    await context.forms.finish(context.member, Topic.REPORT)


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
    """Take a photo or document at whatever step. An album is several messages and one answer."""
    message = update.message
    if message is None:
        return
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    caption, album = (message.caption or "").strip(), message.media_group_id
    answers = form.answers.with_caption(caption)
    if len(answers.text or "") > LONGEST_TEXT:
        length = len(answers.text)
        complaint = texts.TEXT_TOO_LONG.format(length=length, most=LONGEST_TEXT)
        await reply.send(update, Screen(complaint))
        return
    sent = await file_of(message)
    changed = await context.forms.change(
        context.member, REPORT, lambda it: _with_file(it, sent, album, caption)
    )
    if album is None or album != form.answers.album:
        await reply.send(update, await _screen(context, changed, files_came=True))


def _with_file(
    form: Form[ReportStep, ReportAnswers], sent: File, album: str | None, caption: str
) -> Form[ReportStep, ReportAnswers]:
    """Put a file to the report; where its words were asked for, a caption answers that."""
    answers = form.answers.with_file(sent, album).with_caption(caption)
    changed = replace(form, answers=answers)
    if caption and form.step is ReportStep.TEXT and answers.has_text:
        return changed.answered(ReportStep.TEXT)
    return changed


async def file_of(message: Message) -> File:
    """The file of a message as its id; the largest of a photo's sizes."""
    if message.photo:
        return File("photo", message.photo[-1].file_id)
    assert message.document is not None  # noqa: S101 - the map sends only photos and documents
    return File("document", await document_id(message, message.document))


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the question at which the form stands, or what would be sent."""
    await reply.show(update, await _screen(context, form))


async def _screen(context: AppContext, form: Form[Any, Any], *, files_came: bool = False) -> Screen:
    screens = context.bot_data.report_form
    if form.step is not ReportStep.SUMMARY:
        return screens.question(form, files_came=files_came)
    plan = await context.anomalies.reporting.plan(context.member, form.answers)
    return screens.summary(form, plan)


async def _send(update: Update, context: AppContext) -> None:
    """File the report, unless somebody has reported the same today: then ask first."""
    form = await _form(context)
    alike = await context.anomalies.reporting.alike(context.member, form.answers)
    if alike:
        await reply.show(update, context.bot_data.report_form.alike(alike, form))
        return
    await _file(update, context)


async def _file(update: Update, context: AppContext) -> None:
    form = await _form(context)
    anomaly = await context.anomalies.reporting.file(context.member, form.answers)
    await reply.show(update, confidential(card_words.filed(anomaly.code)))


async def _join(update: Update, context: AppContext, anomaly_id: int) -> None:
    form = await _form(context)
    anomaly = await context.anomalies.reporting.join(anomaly_id, context.member, form.answers)
    await reply.show(update, confidential(words.joined(anomaly.code)))


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
