"""/wawancara: the questions for one purpose of travel, one by one, and what the officer saw.

The number of each message is stored before anything private stands in it, so that it is surely
deleted after the day.
"""

from collections.abc import Mapping
from typing import Any, Final

from telegram import Update

from bot.context import AppContext
from bot.handlers import resuming
from bot.handlers.anomalies import beginning, report
from bot.handlers.feature import Feature, FormHandler
from bot.handlers.verifications import open as verifications
from bot.notices.interviews import INTERVIEWS
from bot.screens import forms as form_screens
from bot.screens.assistance.offer import with_button
from bot.screens.interviews import INTERVIEW_BUTTON, InterviewScreens
from bot.screens.questions import Carried
from bot.telegram import (
    ForgedData,
    Screen,
    StaleButton,
    callback_arguments,
    confidential,
    reply,
    whole_number,
)
from bot.telegram.menus import Command
from bot.telegram.typed import typed_text
from bot.texts import interviews as texts
from bot.texts import talk
from bot.texts.interviews import INTERVIEW_FORM, WAWANCARA
from knowledge.reading.content import Content
from office.forms import Form, NoForm
from office.interviews import (
    INTERVIEW,
    LONGEST_NOTE,
    LONGEST_REFERENCE,
    SHORTEST_NOTE,
    InterviewForm,
    InterviewNotice,
    InterviewStep,
    Verdict,
)
from office.people import Role


async def wawancara(update: Update, context: AppContext) -> None:
    """Begin an interview, or ask about one that was left."""
    await _keep(update, context)
    if (left := await resuming.left(update, context, INTERVIEW, INTERVIEW_FORM)) is not None:
        await _put(update, context, left)
    else:
        await begin(update, context)


async def begin_with(update: Update, context: AppContext, purpose: str) -> None:
    """Begin an interview from a button, or ask about one that was left."""
    left = await resuming.left(update, context, INTERVIEW, INTERVIEW_FORM, purpose)
    if left is not None:
        await _put(update, context, left)
    else:
        await begin(update, context, purpose)


async def begin(update: Update, context: AppContext, purpose: str = "") -> None:
    """Begin an interview: with its purpose, or with the choice of one."""
    sessions = context.office.interviews.sessions
    if purpose in context.bot_data.shelf.content.interviews:
        form = await sessions.begin(context.member, purpose, _questions(context, purpose))
    else:
        form = await sessions.begin(context.member)
    await show(update, context, form)


def presets(content: Content) -> Mapping[str, str]:
    """Return the purposes, each with its title."""
    return {id: interview.title for id, interview in content.interviews.items()}


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show the interview's present step."""
    is_trainer = Role.TRAINER in context.office.people.roles(context.member)
    screen = _screens(context).of(form, is_trainer=is_trainer)
    if form.step is InterviewStep.PURPOSE:
        screen = await with_button(context.bot_data, context.member, screen)
    if form.step is not InterviewStep.SUMMARY or update.callback_query is not None:
        await _put(update, context, screen)
        return
    # It holds the officer's words: its number is stored before they stand in it.
    sent = await reply.send(update, confidential(texts.PREPARING))
    await context.office.interviews.sessions.keep_message(context.member, sent)
    await reply.change(update, sent, screen)


async def continue_interview(update: Update, context: AppContext) -> None:
    """Take a tap and go on."""
    await _keep(update, context)
    match callback_arguments.arguments(update):
        case ("f",):
            await context.office.interviews.sessions.finish(context.member)
            await reply.show(update, Screen(texts.FINISHED))
        case ("r",):
            await _report(update, context)
        case ("c",):
            await _verify(update, context)
        case ("s", section):
            await _open(update, context, section)
        case ("k",):
            counts = await context.office.interviews.counts.overview(context.member)
            await reply.show(update, _screens(context).counts(counts))
        case arguments:
            await show(update, context, await _moved(update, context, arguments))


async def _moved(update: Update, context: AppContext, arguments: tuple[str, ...]) -> InterviewForm:
    """Return the interview after the move that the button names."""
    sessions, member = context.office.interviews.sessions, context.member
    match arguments:
        case ("p",):
            return await _current(context)
        case ("p", purpose) if purpose in context.bot_data.shelf.content.interviews:
            return await sessions.choose(member, purpose, _questions(context, purpose))
        case ("v", number, (Verdict.FAIR | Verdict.SKIPPED) as verdict):
            return await sessions.mark(member, whole_number(number), Verdict(verdict))
        case ("d", number):
            return await sessions.dig(member, whole_number(number))
        case ("o", number):
            return await sessions.doubt(member, whole_number(number))
        case ("t", number):
            words = resuming.quoted(update)
            return await sessions.doubt_in_words(member, whole_number(number), words)
        case ("x", number):
            return await sessions.stop(member, whole_number(number))
        case ("e", number):
            return await sessions.end(member, whole_number(number))
        case ("n",):
            return await sessions.refer(member, "")
        case ("b",):
            return await sessions.back(member)
        case _:
            raise ForgedData


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Take what was typed: a purpose, what was odd, or the number of the application."""
    await _keep(update, context)
    text = typed_text(update)
    if context.masked:
        await _put(update, context, Screen(talk.masked(context.masked)))
    sessions, member = context.office.interviews.sessions, context.member
    purpose = _purpose(context, text)
    complaint = _complaint(form.step, text)
    if complaint is not None:
        await _put(update, context, Screen(complaint))
    elif form.step is InterviewStep.NOTE:
        await show(update, context, await sessions.note(member, text))
    elif form.step is InterviewStep.REFERENCE:
        await show(update, context, await sessions.refer(member, text))
    elif form.step is InterviewStep.PURPOSE and purpose is not None:
        chosen = await sessions.choose(member, purpose, _questions(context, purpose))
        await show(update, context, chosen)
    elif form.step is InterviewStep.QUESTION:
        await _put(update, context, _screens(context).is_it_odd(form.answers), is_quoting=True)
    else:
        await _put(update, context, _correction(), is_quoting=True)
        await show(update, context, form)


async def file(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Refuse photos, voice and the like. They are deleted with the rest."""
    await _keep(update, context)
    await _put(update, context, Screen(texts.NOT_A_FILE))
    await show(update, context, form)


async def _report(update: Update, context: AppContext) -> None:
    """Open the report, filled in. If another report is being written, ask about that first."""
    form = await _current(context)
    if form.step not in (InterviewStep.STOP, InterviewStep.SUMMARY):
        await show(update, context, form)
    else:
        await report.start(update, context, beginning.FROM_INTERVIEW)


async def _verify(update: Update, context: AppContext) -> None:
    """Begin a verification. What the interview knows is not asked again."""
    form = await _current(context)
    if form.step is not InterviewStep.SUMMARY:
        await show(update, context, form)
        return
    await verifications.start(update, context, verifications.FROM_INTERVIEW)


async def _open(update: Update, context: AppContext, section: str) -> None:
    """Show a passage below, so that the interview stays where it is."""
    passage = context.bot_data.shelf.passage(section)
    if passage is None:
        raise StaleButton
    await reply.acknowledge(update)
    sent = await reply.send(update, context.renderer.passage(passage, Carried()))
    await context.office.interviews.sessions.keep_message(context.member, sent)


async def _current(context: AppContext) -> InterviewForm:
    form = await context.office.forms.of(context.member, INTERVIEW)
    if form is None:
        raise NoForm(INTERVIEW.topic)
    return form


async def _keep(update: Update, context: AppContext) -> None:
    """Store the number of the update's message: one that was sent, or that of a tapped button."""
    message = update.effective_message
    if message is not None:
        await context.office.interviews.sessions.keep_message(context.member, message.message_id)


async def _put(
    update: Update, context: AppContext, screen: Screen, *, is_quoting: bool = False
) -> None:
    """Show a screen. If it is a new message, store its number."""
    sent = (
        await reply.send(update, screen, is_quoting=True)
        if is_quoting
        else await reply.show(update, screen)
    )
    if sent is not None:
        await context.office.interviews.sessions.keep_message(context.member, sent)


def _screens(context: AppContext) -> InterviewScreens:
    return InterviewScreens(context.bot_data.shelf, context.member.unit)


def _questions(context: AppContext, purpose: str) -> tuple[str, ...]:
    return tuple(
        question.text for question in context.bot_data.shelf.content.interviews[purpose].questions
    )


def _purpose(context: AppContext, text: str) -> str | None:
    """Return the purpose of that name, or None."""
    interviews = context.bot_data.shelf.content.interviews
    named = {interview.title.lower(): interview.id for interview in interviews.values()}
    return named.get(text.lower())


def _correction() -> Screen:
    """Say what the step accepts. What was typed may still be a question about an SOP."""
    return form_screens.with_way_to_ask(texts.CHOOSE_PURPOSE)


def _complaint(step: InterviewStep, text: str) -> str | None:
    """Say what is wrong with a typed answer, or return None."""
    is_note = step in (InterviewStep.NOTE, InterviewStep.QUESTION)
    if is_note and len(text) < SHORTEST_NOTE:
        return texts.NOTE_TOO_SHORT
    if is_note and len(text) > LONGEST_NOTE:
        return texts.NOTE_TOO_LONG.format(length=len(text), most=LONGEST_NOTE)
    if step is InterviewStep.REFERENCE and len(text) > LONGEST_REFERENCE:
        return texts.REFERENCE_TOO_LONG.format(most=LONGEST_REFERENCE)
    return None


FEATURE: Final = Feature(
    commands=(Command("wawancara", WAWANCARA, wawancara, presets=presets, begin=begin_with),),
    buttons={INTERVIEW_BUTTON: continue_interview},
    forms=(
        FormHandler(
            INTERVIEW, INTERVIEW_FORM, show, typed, file, begin, other=file, tells_masked=True
        ),
    ),
    notices=INTERVIEWS,
    for_former=frozenset({InterviewNotice.FORGOTTEN}),
)
