"""/lapor: the form that writes a report, one question a screen, and sends it."""

from dataclasses import replace
from typing import Any

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers import resuming
from bot.handlers.anomalies import beginning, wishes
from bot.screens.anomalies import practice as practice_screens
from bot.screens.anomalies.form import ReportForm
from bot.screens.assistance.offer import with_button
from bot.telegram import (
    ForgedData,
    Screen,
    StaleButton,
    callback_arguments,
    confidential,
    reply,
    whole_number,
)
from bot.telegram.neutral_file import document_id
from bot.telegram.typed import typed_text
from bot.texts.anomalies import alike as words
from bot.texts.anomalies import card as card_words
from bot.texts.anomalies import report as texts
from bot.texts.anomalies.forms import REPORT_FORM
from office.anomalies import (
    LONGEST_TEXT,
    LONGEST_WORD,
    REPORT,
    SHORTEST_TEXT,
    File,
    ReportAnswers,
    ReportStep,
)
from office.answering import is_question
from office.escalation import Urgency
from office.forms import Form, NoForm
from office.privacy import without_names

_TYPED = {
    ReportStep.TEXT: "text",
    ReportStep.COUNTER: "counter",
    ReportStep.REFERENCE: "case_reference",
}


async def lapor(update: Update, context: AppContext) -> None:
    """Begin a report, or ask about one that was left."""
    await start(update, context)


async def start(
    update: Update,
    context: AppContext,
    how: str = beginning.FROM_NOTHING,
    *,
    is_below: bool = False,
) -> None:
    """Begin a report in that way (see `beginning`), or ask about one that was left.

    `is_below`: the message of the tapped button is still of use, so it stays.
    """
    # Who has left a practice report and now means it never goes on with practice.
    is_practised = await _is_practised(context)
    screen = (
        None if is_practised else await resuming.left(update, context, REPORT, REPORT_FORM, how)
    )
    if screen is None:
        screen = await _screen(context, await _begun(update, context, how))
    if is_below:
        await reply.acknowledge(update)
        await reply.send(update, screen)
    else:
        await reply.show(update, screen)


async def _is_practised(context: AppContext) -> bool:
    form = await context.office.forms.of(context.member, REPORT)
    return form is not None and not form.answers.is_meant


async def begin_with(update: Update, context: AppContext, chosen: str) -> None:
    """Begin a report from a button, with its category or urgency if that is chosen."""
    how = beginning.with_choice(chosen) if chosen else beginning.FROM_NOTHING
    await start(update, context, how)


async def begin(update: Update, context: AppContext, how: str = beginning.FROM_NOTHING) -> None:
    """Begin a new report in place of what was left."""
    await show(update, context, await _begun(update, context, how))


async def _begun(update: Update, context: AppContext, how: str) -> Form[ReportStep, ReportAnswers]:
    """Return the begun report. After a crash it is already there, and its source may be gone."""
    begun = await context.office.forms.of(context.member, REPORT)
    if begun is not None and begun.is_result_of(update.update_id):
        return begun
    first = await beginning.of(context, how)
    answers = replace(first.answers, takes_files=context.office.rules().takes_files)
    if answers.text:
        wishes.note_hidden(context, answers.text)
        answers = replace(answers, text=wishes.as_wanted(context, answers.text))
    return await context.office.forms.begin(
        context.member, REPORT, first.step, answers, first.effect
    )


async def from_answer(update: Update, context: AppContext) -> None:
    """Begin a report from the button below an SOP's answer."""
    section, *question = callback_arguments.arguments(update)[:2] or ("",)
    if context.bot_data.shelf.passage(section) is None:
        raise StaleButton
    how = beginning.about_section(section, *map(whole_number, question))
    await start(update, context, how, is_below=True)


async def take_answer(update: Update, context: AppContext) -> None:
    match callback_arguments.arguments(update):
        case ("send",):
            await _send(update, context)
        case ("anew",):
            await _file(update, context)
        case ("fix", step) if step in list(ReportStep):
            await _change(update, context, ReportStep(step))
        case ("hide",):
            await _hide_names(update, context)
        case ("text",):
            await _take_words(update, context, resuming.quoted(update))
        case ("join", number):
            await _join(update, context, whole_number(number))
        case (command, *arguments):
            await _answer(update, context, command, "".join(arguments[:1]))
        case _:
            raise ForgedData


async def _answer(update: Update, context: AppContext, command: str, value: str) -> None:
    bot_data = context.bot_data
    match command:
        case "c" if value in bot_data.shelf.categories:
            await _set(update, context, ReportStep.CATEGORY, category=value)
        case "u" if value in bot_data.shelf.directory.units:
            form = await context.office.forms.change(
                context.member, REPORT, lambda it: _at_unit(it, value)
            )
            await show(update, context, form)
        case "g" if value in list(Urgency):
            await _set(update, context, ReportStep.URGENCY, urgency=Urgency(value))
        case "s" if value == "" or value.count("/") == 2:
            await _concerns(update, context, value)
        case "skip" if value in list(ReportStep):
            step = ReportStep(value)
            form = await context.office.forms.change(
                context.member, REPORT, lambda it: it.skipped(step)
            )
            await show(update, context, form)
        case _:
            raise ForgedData


async def _concerns(update: Update, context: AppContext, post: str) -> None:
    """Note whom it is about. If nobody here may judge that, say so and erase the draft."""
    form = await _form(context)
    is_asked = form.flow.place(form.step) >= form.flow.place(ReportStep.SUPERIOR)
    answers = replace(form.answers, concerns=post)
    if not is_asked or await context.office.anomalies.reporting.has_judge(context.member, answers):
        await _set(update, context, ReportStep.SUPERIOR, concerns=post)
        return
    # Shown first, then erased: a crash in between shows it twice and never loses it.
    screen = ReportForm.of(context.bot_data).outside(has_files=bool(answers.files))
    await reply.show(update, practice_screens.marked(form.answers, screen))
    await context.office.forms.finish(context.member, REPORT.topic)


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take a typed answer to the question of the form's step."""
    text = typed_text(update)
    if form.step is ReportStep.TEXT:
        looked = await context.office.answering.look(text, context.member)
        if is_question(text, looked):
            screen = ReportForm.of(context.bot_data).is_it_a_question()
            screen = practice_screens.marked(form.answers, screen)
            await reply.send(update, screen, is_quoting=True)
        else:
            await _take_words(update, context, text)
        return
    complaint = _complaint(form.step, text)
    if complaint:
        await reply.send(update, Screen(complaint))
        return
    await _set(update, context, form.step, **{_TYPED[form.step]: text})


async def _take_words(update: Update, context: AppContext, text: str) -> None:
    """Take what was seen."""
    wishes.note_hidden(context, text)
    words = (await _form(context)).answers.typed(wishes.as_wanted(context, text))
    if complaint := _complaint(ReportStep.TEXT, words):
        await reply.send(update, Screen(complaint))
        return
    await _set(update, context, ReportStep.TEXT, text=words)


async def _change(update: Update, context: AppContext, step: ReportStep) -> None:
    """Ask one question of a filled-in report anew. Its answer leads back to the summary."""
    form = await context.office.forms.change(
        context.member,
        REPORT,
        lambda it: it.at(step, changes=step) if it.step is ReportStep.SUMMARY else it,
    )
    await show(update, context, form)


def _at_unit(form: Form[ReportStep, ReportAnswers], unit: str) -> Form[ReportStep, ReportAnswers]:
    """Take the unit. A coordinator of another one is not the writer's superior there."""
    moved = form.answered(ReportStep.UNIT, unit=unit)
    concerned = form.answers.concerns or ""
    is_elsewhere = bool(concerned) and concerned.rpartition("/")[2] not in ("", unit)
    if moved.step is ReportStep.SUMMARY and is_elsewhere:
        return moved.at(ReportStep.SUPERIOR, concerns=None, changes=ReportStep.SUPERIOR)
    return moved


async def _hide_names(update: Update, context: AppContext) -> None:
    """Hide the names that the summary has quoted."""
    form = await context.office.forms.change(
        context.member, REPORT, lambda it: it.at(it.step, **_without_names(it.answers))
    )
    await show(update, context, form)


def _without_names(answers: ReportAnswers) -> dict[str, str]:
    return {"text": without_names(answers.text or ""), "caption": without_names(answers.caption)}


async def file(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take a photo or document at any step. An album is several messages and one answer."""
    message = update.message
    if message is None:
        return
    caption, album = (message.caption or "").strip(), message.media_group_id
    caption = wishes.as_wanted(context, caption)
    answers = form.answers.with_caption(caption)
    if len(answers.text or "") > LONGEST_TEXT:
        length = len(answers.text)
        complaint = texts.TEXT_TOO_LONG.format(length=length, most=LONGEST_TEXT)
        await reply.send(update, Screen(complaint))
        return
    is_refused = await wishes.refuses_file(update, context)
    if is_refused and not caption:
        return
    sent = None if is_refused else await file_of(message)
    changed = await context.office.forms.change(
        context.member, REPORT, lambda it: _with_file(it, sent, album, caption)
    )
    if album is None or album != form.answers.album:
        await reply.send(update, await _screen(context, changed, files_came=sent is not None))


def _with_file(
    form: Form[ReportStep, ReportAnswers], sent: File | None, album: str | None, caption: str
) -> Form[ReportStep, ReportAnswers]:
    """Add a file to a report. Where its words were asked for, the caption is the answer."""
    answers = form.answers.with_caption(caption)
    if sent is not None:
        answers = answers.with_file(sent, album)
    changed = replace(form, answers=answers)
    if caption and form.step is ReportStep.TEXT and answers.has_text:
        return changed.answered(ReportStep.TEXT)
    return changed


async def file_of(message: Message) -> File:
    """Return the file of a message by its id; of a photo, the largest size."""
    if message.photo:
        return File("photo", message.photo[-1].file_id, message.message_id)
    assert message.document is not None  # noqa: S101 - the map sends only photos and documents
    return File("document", await document_id(message, message.document), message.message_id)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the question of the form's step, or what would be sent."""
    await reply.show(update, await _screen(context, form))


async def _screen(context: AppContext, form: Form[Any, Any], *, files_came: bool = False) -> Screen:
    screens = ReportForm.of(context.bot_data, context.member.unit)
    if form.step is not ReportStep.SUMMARY:
        screen = screens.question(form, files_came=files_came)
        if form.step is not ReportStep.CATEGORY:
            return screen
        return await with_button(context.bot_data, context.member, screen)
    plan = await context.office.anomalies.reporting.plan(context.member, form.answers)
    return screens.summary(form, plan)


async def _send(update: Update, context: AppContext) -> None:
    """File the report. If somebody has reported the same today, ask first."""
    form = await _form(context)
    if form.answers.is_practice:
        await _practise(update, context, form)
        return
    alike = await context.office.anomalies.reporting.alike(context.member, form.answers)
    if alike:
        await reply.show(update, ReportForm.of(context.bot_data).alike(alike, form))
        return
    await _file(update, context)


async def _file(update: Update, context: AppContext) -> None:
    form = await _form(context)
    anomaly = await context.office.anomalies.reporting.file(context.member, form.answers)
    await reply.show(update, confidential(card_words.filed(anomaly.code)))


async def _practise(
    update: Update, context: AppContext, form: Form[ReportStep, ReportAnswers]
) -> None:
    """Store what was practised, and say whom a real report would have reached."""
    anomalies = context.office.anomalies
    plan = ReportForm.of(context.bot_data).plan(
        await anomalies.reporting.plan(context.member, form.answers)
    )
    sent = await anomalies.practising.file(context.member, form.answers)
    await reply.show(update, practice_screens.card(sent, context.bot_data.zone, plan))


async def _join(update: Update, context: AppContext, anomaly_id: int) -> None:
    form = await _form(context)
    anomaly = await context.office.anomalies.reporting.join(
        anomaly_id, context.member, form.answers
    )
    await reply.show(update, confidential(words.joined(anomaly.code)))


async def _form(context: AppContext) -> Form[ReportStep, ReportAnswers]:
    form = await context.office.forms.of(context.member, REPORT)
    if form is None:
        raise NoForm(REPORT.topic)
    return form


async def _set(update: Update, context: AppContext, step: ReportStep, **answer: Any) -> None:
    """Note the answer to that step and go to the next question."""
    form = await context.office.forms.answer(context.member, REPORT, step, **answer)
    await show(update, context, form)


def _complaint(step: ReportStep, text: str) -> str | None:
    """Say what is wrong with a typed answer, or return None."""
    if step is ReportStep.TEXT and len(text) < SHORTEST_TEXT:
        return texts.TEXT_TOO_SHORT.format(least=SHORTEST_TEXT)
    if step is ReportStep.TEXT and len(text) > LONGEST_TEXT:
        return texts.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_TEXT)
    if step is not ReportStep.TEXT and len(text) > LONGEST_WORD:
        return texts.WORD_TOO_LONG.format(most=LONGEST_WORD)
    return None
