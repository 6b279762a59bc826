"""A report's thread: replies to its messages, what waits until a button says what it is for.

It goes only to those whom the screen names.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers.anomalies import beginning, case_words, moves, report
from bot.handlers.feature import Code
from bot.handlers.questions import ask
from bot.screens.anomalies import thread as screens
from bot.screens.anomalies.buttons import CardButton, OwnCardButton, mine, triage
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.thread import ThreadView
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.telegram.typed import typed_words
from bot.texts.anomalies import thread as texts
from office.anomalies import (
    CASE_WORDS,
    CLOSED,
    FREE_WORDS,
    AlreadyAcknowledged,
    Anomaly,
    File,
    FreeWords,
    FreeWordsStep,
    NotYourTurn,
    Purpose,
    Side,
    State,
)
from office.forms import Form, Input, NoForm

_CODE = re.compile(r"\bKJ-(\d{4,18})\b")

# --- what comes in ---


async def _reply(update: Update, context: AppContext, named: tuple[int, ...]) -> None:
    """Take Telegram's own reply to a message about a report."""
    if len(named) > 1:
        await reply.send(update, Screen(texts.NOT_ONE_CASE))
        return
    (anomaly_id,) = named
    anomaly, side = await context.office.anomalies.thread.side_of(anomaly_id, context.member)
    if side is Side.HEAD and anomaly.state is not State.WITHDRAWN:
        await sort(update, context, FreeWordsStep.REPLY, (anomaly_id,))
    elif anomaly.state in CLOSED:
        await _say_closed(update, context, anomaly)
    elif anomaly.is_confidential:
        await sort(update, context, FreeWordsStep.ANSWER, (anomaly_id,))
    else:
        await case_words.add(update, context, anomaly_id)


# --- the form for what has no place yet ---


async def show(update: Update, context: AppContext, form: Form[FreeWordsStep, FreeWords]) -> None:
    """Show what was sent, and ask what it is for."""
    match form.step:
        case FreeWordsStep.ANSWER:
            questions = await context.office.anomalies.thread.questions(context.member)
            asked = {one.id: question for one, question in questions}
            seen = [
                await context.office.anomalies.queries.seen_by(number, context.member)
                for number in form.answers.cases[: screens.MOST_MEANT]
            ]
            meant = [one for one in seen if one.state not in CLOSED]
            if not meant:
                raise NoForm(FREE_WORDS.topic)
            standing = (await ReportCards.of(context.bot_data, *meant)).standing
            await reply.show(update, screens.whose_words(form, meant, asked, standing))
        case FreeWordsStep.REPLY:
            (anomaly_id,) = form.answers.cases
            anomaly = await context.office.anomalies.queries.seen_by_head(
                anomaly_id, context.member
            )
            await reply.show(update, screens.where_to(form, anomaly))
        case FreeWordsStep.REPORT:
            own = [one for one in await own_open(context) if one.id in form.answers.cases]
            is_keeper = bool(await context.office.revisions.drafting.sections(context.member))
            await reply.show(update, screens.is_this_a_report(form, own, may_be_sop=is_keeper))


async def typed(update: Update, context: AppContext, form: Form[FreeWordsStep, FreeWords]) -> None:
    """Add another text to what was sent, unless it is surely a question for the shelf."""
    looked = await context.office.answering.look(typed_words(update), context.member)
    if looked.is_surely_for_shelf:
        await ask.answer(update, context, looked)
    else:
        await _add(update, context, form)


async def file(update: Update, context: AppContext, form: Form[FreeWordsStep, FreeWords]) -> None:
    """Add another photo or document to what was sent."""
    await _add(update, context, form)


async def sort(
    update: Update, context: AppContext, step: FreeWordsStep, cases: tuple[int, ...]
) -> None:
    """Begin to ask what the message in hand is for."""
    await context.office.forms.turn_away(context.member)
    if await case_words.is_refused(update, context, len(typed_words(update))):
        return
    document = update.message.document if update.message else None
    name = (document.file_name if document else None) or ""
    sent = FreeWords(cases, document_name=name).with_more(*await _content(update))
    form = await context.office.forms.begin(context.member, FREE_WORDS, step, sent)
    await show(update, context, form)


async def _add(update: Update, context: AppContext, form: Form[FreeWordsStep, FreeWords]) -> None:
    length = len(form.answers.text) + 1 + len(typed_words(update))
    if await case_words.is_refused(update, context, length):
        return
    text, sent, album = await _content(update)
    changed = await context.office.forms.change(
        context.member,
        FREE_WORDS,
        lambda it: it.at(it.step, **vars(it.answers.with_more(text, sent, album))),
    )
    if album is None or album != form.answers.album:
        await show(update, context, changed)


# --- the buttons ---


async def place_words(update: Update, context: AppContext) -> None:
    """Do what the button says with what was sent, or show a thread."""
    match callback_arguments.arguments(update):
        case (ThreadButton.SEE, number):
            await _see(update, context, whole_number(number))
        case (ThreadButton.REOPEN, number):
            seen = await context.office.anomalies.queries.seen_by(
                whole_number(number), context.member
            )
            await case_words.request(update, context, seen, Purpose.REOPEN)
        case (ThreadButton.WRITE, number):
            seen = await moves.may_act(context, whole_number(number), is_open=False)
            await case_words.request(update, context, seen, Purpose.TELL)
        case (ThreadButton.TAKE_BACK, number, entry):
            await _take_back(update, context, whole_number(number), whole_number(entry))
        case (ThreadButton.ENTRY_IS_QUESTION, number, entry):
            await _ask_entry(update, context, whole_number(number), whole_number(entry))
        case (ThreadButton.QUESTION_IS_ANSWER, number, question):
            await _send_question(update, context, whole_number(number), whole_number(question))
        case (ThreadButton.QUESTION_IS_REPORT, question):
            how = beginning.with_question(whole_number(question))
            await report.start(update, context, how, is_below=True)
        case (command, *numbers) if command in list(ThreadButton) and len(numbers) < 2:
            await _place(update, context, ThreadButton(command), *map(whole_number, numbers))
        case _:
            raise ForgedData


async def _place(
    update: Update, context: AppContext, command: ThreadButton, anomaly_id: int = 0
) -> None:
    """Put what was sent where the button says."""
    form = await context.office.forms.of(context.member, FREE_WORDS)
    if form is None:
        raise NoForm(FREE_WORDS.topic)
    sent = form.answers
    match command:
        case ThreadButton.AS_QUESTION:
            await reply.acknowledge(update)
            await ask.asked(update, context, sent.text)
            await context.office.forms.discard(context.member, FREE_WORDS.topic)
        case ThreadButton.AS_REPORT:
            moved = await context.office.forms.go_to(
                context.member, FREE_WORDS, FreeWordsStep.REPORT
            )
            await show(update, context, moved)
        case ThreadButton.BEGIN_REPORT:
            await report.start(update, context, beginning.FROM_FREE_WORDS)
        case _ if anomaly_id not in sent.cases:
            raise NoForm(FREE_WORDS.topic)
        case ThreadButton.SEND:
            added = await context.office.anomalies.reporting.add(
                anomaly_id, context.member, sent.text, sent.files, sent.album
            )
            await reply.show(update, screens.is_placed(sent, added))
        case ThreadButton.ASK | ThreadButton.TELL | ThreadButton.NOTE:
            await _say_as_head(update, context, command, anomaly_id, sent)
        case _:
            raise ForgedData


async def _say_as_head(
    update: Update, context: AppContext, command: ThreadButton, anomaly_id: int, sent: FreeWords
) -> None:
    actions = context.office.anomalies.actions
    act = {
        ThreadButton.ASK: actions.ask,
        ThreadButton.TELL: actions.reply,
        ThreadButton.NOTE: actions.note,
    }[command]
    try:
        anomaly = await act(anomaly_id, context.member, sent.text, sent.files)
    except (AlreadyAcknowledged, NotYourTurn) as late:
        await moves.show_standing(update, context, anomaly_id, late)
        return
    await reply.show(update, screens.is_placed(sent, anomaly))


async def _send_question(
    update: Update, context: AppContext, anomaly_id: int, question_id: int
) -> None:
    """Add to a report what the shelf has answered as a question."""
    questions, member = context.office.questions, context.member
    text = await questions.text_of(question_id, member)
    taken_back = questions.taking_back(question_id, member)
    await context.office.anomalies.reporting.add(anomaly_id, member, text, effect=taken_back)
    await reply.acknowledge(update)


async def _take_back(update: Update, context: AppContext, anomaly_id: int, number: int) -> None:
    """Take back what was added to a report."""
    taking_back = context.office.anomalies.taking_back
    report, _ = await taking_back.take_back(anomaly_id, number, context.member)
    await reply.show(update, screens.is_taken_back(report))


async def _ask_entry(update: Update, context: AppContext, anomaly_id: int, number: int) -> None:
    """Take back what was added to a report, and answer it as a question."""
    taking_back = context.office.anomalies.taking_back
    report, words = await taking_back.take_back(
        anomaly_id, number, context.member, is_question=True
    )
    await reply.show(update, screens.is_taken_back(report))
    if words:
        await ask.asked(update, context, words)
        await context.office.forms.discard(context.member, CASE_WORDS.topic)


async def _see(update: Update, context: AppContext, anomaly_id: int) -> None:
    """Show what was said about a report, in order."""
    thread = context.office.anomalies.thread
    anomaly, side = await thread.side_of(anomaly_id, context.member)
    entries = await thread.entries(anomaly_id, context.member)
    files = await context.office.anomalies.queries.attachments(anomaly_id)
    cards = await ReportCards.of(
        context.bot_data, anomaly, viewer=context.member.id, entries=entries
    )
    view = view_of(context, anomaly, side, cards)
    back = (
        triage(texts.BACK, CardButton.SEE, anomaly)
        if side is Side.HEAD
        else mine(texts.BACK, OwnCardButton.SEE, anomaly)
    )
    await reply.show(update, view.thread(entries, files, back))


def view_of(context: AppContext, anomaly: Anomaly, side: Side, cards: ReportCards) -> ThreadView:
    """Return what the member in hand may read of a report. `cards` name all of its history."""
    is_head = side is Side.HEAD
    return ThreadView(
        anomaly,
        context.member.id,
        is_head,
        cards.timeline(anomaly),
        cards.standing.zone,
        cards.standing.names,
    )


# --- what is in a message ---


async def _content(update: Update) -> tuple[str, File | None, str | None]:
    message = update.message
    if message is None or message.text is not None:
        return typed_words(update), None, None
    return typed_words(update), await report.file_of(message), message.media_group_id


def _named_in(original: Message) -> tuple[int, ...]:
    """Return the reports that a message is about.

    Messages about reports are protected. An example code in the help is not, and does not count.
    """
    if not original.has_protected_content:
        return ()
    found = _CODE.findall(original.text or original.caption or "")
    return tuple(dict.fromkeys(map(int, found)))


def _is_for(form: Form[Any, Any], named: tuple[int, ...]) -> bool:
    """Whether the form has asked for words about that report: then it takes them itself."""
    match form.topic:
        case CASE_WORDS.topic:
            is_same = (form.answers.anomaly_id,) == named
            return is_same and not form.is_at_rest and form.takes(Input.TEXT)
        case FREE_WORDS.topic:
            return bool(form.answers.cases == named and len(named) == 1)
        case _:
            return False


CODE: Final = Code(_named_in, _reply, _is_for)


async def own_open(context: AppContext) -> Sequence[Anomaly]:
    own = await context.office.anomalies.queries.mine(context.member)
    return [one for one in own if one.state not in CLOSED and not one.is_solo]


async def _say_closed(update: Update, context: AppContext, anomaly: Anomaly) -> None:
    may_ask = await context.office.anomalies.thread.may_ask_to_reopen(anomaly, context.member)
    await reply.send(update, screens.is_closed(anomaly, may_ask=may_ask))
