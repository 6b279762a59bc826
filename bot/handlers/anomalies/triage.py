"""The buttons of a card: a head takes a report, asks, notes, hands on, escalates, closes."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from telegram import Update

from bot.context import AppContext
from bot.screens.anomalies.card import MOST_LISTED, CardButton
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts import talk
from bot.texts.anomalies import card as words
from bot.texts.anomalies import report as texts
from office.anomalies.drafts import LONGEST_TEXT
from office.anomalies.models import AwaitedText, Outcome, Purpose, State
from office.anomalies.promises import PromiseOption
from office.errors import AlreadyAcknowledged, Refusal

Choice = TypeVar("Choice", bound=StrEnum)


async def tugas(update: Update, context: AppContext) -> None:
    """List my open reports by age and promise."""
    reports = await context.anomalies.queries.tasks(context.member)
    cards = await context.bot_data.cards(*reports[:MOST_LISTED])
    await reply.send(update, cards.list_tasks(reports) if reports else Screen(texts.NO_TASKS))


async def riwayat(update: Update, context: AppContext) -> None:
    """Show the history of a report by its code."""
    code = (context.args or [""])[0].upper().removeprefix("KJ-")
    try:
        anomaly_id = whole_number(code)
    except ForgedData:
        await reply.send(update, Screen(words.WHICH_CODE))
        return
    await _history(update, context, anomaly_id)


async def pressed(update: Update, context: AppContext) -> None:
    """Do what the pressed button says."""
    try:
        command, number, *arguments = callback_arguments.arguments(update)
        anomaly_id = whole_number(number)
    except ValueError:
        raise ForgedData from None
    try:
        await _act(update, context, command, anomaly_id, "".join(arguments[:1]))
    except AlreadyAcknowledged as late:
        await _too_late(update, context, anomaly_id, late)


async def _act(
    update: Update, context: AppContext, command: str, anomaly_id: int, argument: str
) -> None:
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[CardButton(command)](update, context, anomaly_id, argument)


async def _take(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.anomalies.actions.acknowledge(anomaly_id, context.member)
    await _ask_promise(update, context, anomaly_id)


async def _promise(update: Update, context: AppContext, anomaly_id: int, option: str) -> None:
    due = context.bot_data.promise_options()[_one_of(PromiseOption, option)]
    await context.anomalies.actions.promise(anomaly_id, context.member, due)
    await _card(update, context, anomaly_id)


async def _in_progress(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.anomalies.actions.progress(anomaly_id, context.member, State.IN_PROGRESS)
    await _ask_promise(update, context, anomaly_id)


async def _awaiting_agency(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.anomalies.actions.progress(anomaly_id, context.member, State.AWAITING_AGENCY)
    await _ask_promise(update, context, anomaly_id)


async def _escalate(update: Update, context: AppContext, anomaly_id: int, state: str) -> None:
    await context.anomalies.actions.escalate(
        anomaly_id, context.member, from_new_card=state == State.NEW
    )
    await _card(update, context, anomaly_id)


async def _reopen(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.anomalies.actions.reopen(anomaly_id, context.member)
    await _ask_promise(update, context, anomaly_id)


async def _choose_section(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    await reply.show(update, (await context.bot_data.cards(report)).sections(report))


async def _choose_outcome(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    await reply.show(update, (await context.bot_data.cards(report)).outcomes(report))


async def _ask(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await _await(update, context, Purpose.ASK, anomaly_id)


async def _note(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await _await(update, context, Purpose.NOTE, anomaly_id)


async def _transfer(update: Update, context: AppContext, anomaly_id: int, section: str) -> None:
    if section not in context.bot_data.directory.sections:
        raise ForgedData
    await _await(update, context, Purpose.TRANSFER, anomaly_id, section)


async def _resolve(update: Update, context: AppContext, anomaly_id: int, outcome: str) -> None:
    await _await(update, context, Purpose.RESOLVE, anomaly_id, _one_of(Outcome, outcome))


async def _nothing(update: Update, context: AppContext, _: int, __: str) -> None:
    await context.anomalies.awaiting.forget(context.member)
    await reply.show(update, Screen(texts.NOTHING_TO_DISMISS))


def _one_of(choices: type[Choice], value: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        raise ForgedData from None


async def typed(update: Update, context: AppContext, awaited: AwaitedText) -> None:
    """Take the sentence that a button asked for."""
    text = ((update.message.text if update.message else None) or "").strip()
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    if len(text) > LONGEST_TEXT:
        complaint = texts.TEXT_TOO_LONG.format(length=len(text), most=LONGEST_TEXT)
        await reply.send(update, Screen(complaint))
        return
    try:
        said = await _give(context, awaited, text)
    except Refusal:
        # The head's next text must not count as the answer to a question that is obsolete.
        await context.anomalies.awaiting.forget(context.member)
        raise
    await reply.send(update, Screen(said))


async def _give(context: AppContext, awaited: AwaitedText, text: str) -> str:
    """Do with the sentence what its button promised, and return what to say of it."""
    services, member = context.bot_data.services, context.member
    actions = services.anomalies.actions
    match awaited.purpose:
        case Purpose.ASK:
            await actions.ask(awaited.anomaly_id, member, text)
            return texts.SENT_QUESTION
        case Purpose.NOTE:
            await actions.note(awaited.anomaly_id, member, text)
            return texts.KEPT_NOTE
        case Purpose.TRANSFER:
            await actions.transfer(awaited.anomaly_id, member, awaited.detail, text)
            return words.transferred(_section(context, awaited.detail))
        case Purpose.RESOLVE:
            await actions.resolve(awaited.anomaly_id, member, Outcome(awaited.detail), text)
            return words.CLOSED
        case Purpose.ANSWER | Purpose.ADD:
            await services.anomalies.reporting.add(awaited.anomaly_id, member, text)
    return texts.SENT_ANSWER


async def _card(update: Update, context: AppContext, anomaly_id: int, _: str = "") -> None:
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    await reply.show(update, (await context.bot_data.cards(report)).card(report))


async def _ask_promise(update: Update, context: AppContext, anomaly_id: int) -> None:
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await context.bot_data.cards(report)
    await reply.show(update, cards.promises(report, context.bot_data.promise_options()))


async def _history(update: Update, context: AppContext, anomaly_id: int, _: str = "") -> None:
    queries = context.anomalies.queries
    entries = await queries.history(anomaly_id, context.member)
    report = await queries.seen_by_head(anomaly_id, context.member)
    cards = await context.bot_data.cards(report, entries=entries)
    await reply.show(update, cards.history(report, entries))


async def _await(
    update: Update, context: AppContext, purpose: Purpose, anomaly_id: int, detail: str = ""
) -> None:
    """Ask for a sentence in a new message, so that the card stays where it is."""
    services = context.bot_data.services
    report = await services.anomalies.queries.seen_by_head(anomaly_id, context.member)
    await services.anomalies.awaiting.begin(context.member, purpose, anomaly_id, detail)
    await reply.acknowledge(update)
    await reply.send(update, context.bot_data.prompt(report, purpose))


async def _too_late(
    update: Update, context: AppContext, anomaly_id: int, late: AlreadyAcknowledged
) -> None:
    """Show who was faster and when, on a card that is true again."""
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await context.bot_data.cards(report, others=[late.holder_id or 0])
    name = cards.name(late.holder_id)
    at = texts.clock_time(late.at, cards.zone) if late.at else "–"
    await reply.show(update, cards.card(report, texts.already_taken(name, at)))


def _section(context: AppContext, section: str) -> str:
    return context.bot_data.directory.sections[section].short


Act = Callable[[Update, AppContext, int, str], Awaitable[None]]

_ACTS: Mapping[CardButton, Act] = {
    CardButton.SEE: _card,
    CardButton.TAKE: _take,
    CardButton.PROMISE: _promise,
    CardButton.IN_PROGRESS: _in_progress,
    CardButton.AWAITING_AGENCY: _awaiting_agency,
    CardButton.ESCALATE: _escalate,
    CardButton.REOPEN: _reopen,
    CardButton.CHOOSE_SECTION: _choose_section,
    CardButton.TRANSFER: _transfer,
    CardButton.CHOOSE_OUTCOME: _choose_outcome,
    CardButton.RESOLVE: _resolve,
    CardButton.ASK: _ask,
    CardButton.NOTE: _note,
    CardButton.HISTORY: _history,
    CardButton.NOTHING: _nothing,
}
