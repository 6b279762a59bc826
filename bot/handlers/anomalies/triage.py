"""The buttons of a card: a head takes a report, asks, notes, hands on, escalates, closes."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import case_words
from bot.screens.anomalies.card import MOST_LISTED, CardButton
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts.anomalies import card as words
from bot.texts.anomalies import report as texts
from office.anomalies.case_words import Purpose
from office.anomalies.models import Outcome, State
from office.anomalies.promises import PromiseOption
from office.errors import AlreadyAcknowledged

Choice = TypeVar("Choice", bound=StrEnum)


async def tugas(update: Update, context: AppContext) -> None:
    """List my open reports by age and promise, and the questions that wait for my answer."""
    reports = await context.anomalies.queries.tasks(context.member)
    questions = await context.answers.queries.tasks(context.member)
    if reports or not questions:
        cards = await context.bot_data.cards(*reports[:MOST_LISTED])
        await reply.send(update, cards.list_tasks(reports) if reports else Screen(texts.NO_TASKS))
    if questions:
        answer_cards = await context.bot_data.answer_cards()
        await reply.send(update, answer_cards.tasks(questions))


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
    await _request(update, context, Purpose.ASK, anomaly_id)


async def _note(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await _request(update, context, Purpose.NOTE, anomaly_id)


async def _transfer(update: Update, context: AppContext, anomaly_id: int, section: str) -> None:
    if section not in context.bot_data.directory.sections:
        raise ForgedData
    await _request(update, context, Purpose.TRANSFER, anomaly_id, section)


async def _resolve(update: Update, context: AppContext, anomaly_id: int, outcome: str) -> None:
    await _request(update, context, Purpose.RESOLVE, anomaly_id, _one_of(Outcome, outcome))


def _one_of(choices: type[Choice], value: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        raise ForgedData from None


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


async def _request(
    update: Update, context: AppContext, purpose: Purpose, anomaly_id: int, choice: str = ""
) -> None:
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    await case_words.request(update, context, report, purpose, choice)


async def _too_late(
    update: Update, context: AppContext, anomaly_id: int, late: AlreadyAcknowledged
) -> None:
    """Show who was faster and when, on a card that is true again."""
    report = await context.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await context.bot_data.cards(report, others=[late.holder_id or 0])
    name = cards.name(late.holder_id)
    at = texts.clock_time(late.at, cards.zone) if late.at else "–"
    await reply.show(update, cards.card(report, texts.already_taken(name, at)))


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
}
