"""/lapor: a report is written, one question a screen, and sent."""

from dataclasses import replace

from telegram import Message, Update

from bot.context import AppContext
from bot.screens.anomalies import form
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, StaleButton, whole_number
from bot.telegram.neutral_file import document_id
from bot.telegram.screen import Screen, confidential
from bot.texts import talk
from bot.texts.anomalies import alike as words
from bot.texts.anomalies import card as card_words
from bot.texts.anomalies import report as texts
from office.anomalies.drafting import Writing
from office.anomalies.drafts import (
    LONGEST_TEXT,
    LONGEST_WORD,
    SHORTEST_TEXT,
    STEPS,
    Answers,
    File,
    Step,
    after,
    before,
)
from office.anomalies.escalation_policy import Urgency
from office.errors import NoDraft

TYPED_STEPS = frozenset({Step.TEXT, Step.COUNTER, Step.REFERENCE})


async def lapor(update: Update, context: AppContext) -> None:
    """Begin a report, or ask about the one that was left."""
    writing = await context.anomalies.drafting.current(context.member)
    if writing is not None and writing.is_result_of(update.update_id):
        await _show(update, context, writing)
    elif writing is not None:
        await reply.send(update, form.draft_found())
    else:
        await _begin(update, context, Answers())


async def from_answer(update: Update, context: AppContext) -> None:
    """Begin a report under an SOP's answer; category and SOP are filled in."""
    address = "".join(callback_arguments.arguments(update)[:1])
    passage = context.bot_data.shelf.passage(address)
    if passage is None:
        raise StaleButton
    fitting = context.bot_data.categories_for(passage.sop.id)
    category = fitting[0].id if fitting else None
    await reply.acknowledge(update)
    await _begin(update, context, Answers(category=category, sop_id=passage.sop.id))


async def pressed(update: Update, context: AppContext) -> None:
    """Take the answer of a pressed button and go on."""
    match callback_arguments.arguments(update):
        case ("cancel",):
            await context.anomalies.drafting.discard(context.member)
            await reply.show(update, Screen(texts.CANCELLED))
        case ("new",):
            await _begin(update, context, Answers())
        case ("resume",):
            writing = await context.anomalies.drafting.current(context.member)
            if writing is None:
                raise NoDraft
            await _show(update, context, writing)
        case ("back",):
            await _change(update, context, lambda w: replace(w, step=before(w.step)))
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
            await _set(update, context, Step.CATEGORY, category=value)
        case "u" if value in bot_data.directory.units:
            await _set(update, context, Step.UNIT, unit=value)
        case "g" if value in list(Urgency):
            await _set(update, context, Step.URGENCY, urgency=Urgency(value))
        case "s" if value == "" or value.count("/") == 2:
            await _set(update, context, Step.SUPERIOR, concerns=value)
        case "skip" if value in (Step.COUNTER, Step.REFERENCE, Step.FILES):
            await _change(update, context, lambda w: _skipped(w, Step(value)))
        case _:
            raise ForgedData


def is_typed(writing: Writing, update_id: int) -> bool:
    """Whether the draft waits for a text, or has just been moved on by this one."""
    return writing.step in TYPED_STEPS or writing.is_result_of(update_id)


async def typed(update: Update, context: AppContext, writing: Writing) -> None:
    """Take a typed answer to the question at which the draft stands."""
    if writing.is_result_of(update.update_id):
        await _show(update, context, writing)
        return
    text = ((update.message.text if update.message else None) or "").strip()
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    complaint = _complaint(writing.step, text)
    if complaint:
        await reply.send(update, Screen(complaint))
        return
    names = {Step.TEXT: "text", Step.COUNTER: "counter", Step.REFERENCE: "case_reference"}
    await _set(update, context, writing.step, **{names[writing.step]: text})


async def file(update: Update, context: AppContext, writing: Writing) -> None:
    """Take a photo or document. An album is several messages and one answer."""
    message = update.message
    if message is None:
        return
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    sent = await file_of(message)
    album = message.media_group_id

    def with_file(writing: Writing) -> Writing:
        answers = replace(writing.answers.with_file(sent), album=album)
        return replace(writing, answers=answers)

    changed = await context.anomalies.drafting.change(context.member, with_file)
    is_first = album is None or album != writing.answers.album
    if not is_first and not writing.is_result_of(update.update_id):
        return
    count = len(changed.answers.files)
    screen = confidential(texts.files_so_far(count), ((form.files_done(count),),))
    await reply.send(update, screen)


async def file_of(message: Message) -> File:
    """The file of a message as its id; the largest of a photo's sizes."""
    if message.photo:
        return File("photo", message.photo[-1].file_id)
    assert message.document is not None  # noqa: S101 - the map sends only photos and documents
    return File("document", await document_id(message, message.document))


async def _send(update: Update, context: AppContext) -> None:
    """File the report, unless somebody has reported the same today: then ask first."""
    answers = await _answers(context)
    alike = await context.anomalies.reporting.alike(context.member, answers)
    if alike is not None:
        await reply.show(update, context.bot_data.form.alike(alike))
        return
    await _file(update, context)


async def _file(update: Update, context: AppContext) -> None:
    answers = await _answers(context)
    anomaly = await context.anomalies.reporting.file(context.member, answers)
    await reply.show(update, Screen(card_words.filed(anomaly.code)))


async def _join(update: Update, context: AppContext, anomaly_id: int) -> None:
    answers = await _answers(context)
    anomaly = await context.anomalies.reporting.join(anomaly_id, context.member, answers)
    await reply.show(update, Screen(words.joined(anomaly.code)))


async def _answers(context: AppContext) -> Answers:
    writing = await context.anomalies.drafting.current(context.member)
    if writing is None:
        raise NoDraft
    return writing.answers


async def _begin(update: Update, context: AppContext, answers: Answers) -> None:
    step = Step.TEXT if answers.category else Step.CATEGORY
    writing = await context.anomalies.drafting.begin(context.member, answers, step)
    screen = context.bot_data.form.question(writing)
    if update.callback_query is not None and answers.sop_id is None:
        await reply.show(update, screen)
    else:
        await reply.send(update, screen)


async def _set(update: Update, context: AppContext, step: Step, **answer: object) -> None:
    """Note the answer to that step's question and go to the next one."""

    def answered(writing: Writing) -> Writing:
        if STEPS.index(step) > STEPS.index(writing.step):
            return writing  # a button of an older draft: its question was not reached yet
        # mypy cannot see that the keywords are fields of Answers
        return Writing(after(step), replace(writing.answers, **answer))  # type: ignore[arg-type]

    await _change(update, context, answered)


async def _change(update: Update, context: AppContext, change) -> None:  # type: ignore[no-untyped-def]
    writing = await context.anomalies.drafting.change(context.member, change)
    await _show(update, context, writing)


async def _show(update: Update, context: AppContext, writing: Writing) -> None:
    if writing.step is not Step.SUMMARY:
        await reply.show(update, context.bot_data.form.question(writing))
        return
    plan = await context.anomalies.reporting.plan(context.member, writing.answers)
    await reply.show(update, context.bot_data.form.summary(writing.answers, plan))


def _skipped(writing: Writing, step: Step) -> Writing:
    """Skip the question; a second tap on the same button skips no second one."""
    return replace(writing, step=after(step)) if writing.step is step else writing


def _complaint(step: Step, text: str) -> str | None:
    """What is wrong with a typed answer."""
    if step is Step.TEXT and len(text) < SHORTEST_TEXT:
        return texts.TEXT_TOO_SHORT.format(least=SHORTEST_TEXT)
    if step is Step.TEXT and len(text) > LONGEST_TEXT:
        return texts.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_TEXT)
    if step is not Step.TEXT and len(text) > LONGEST_WORD:
        return texts.WORD_TOO_LONG.format(most=LONGEST_WORD)
    return None
