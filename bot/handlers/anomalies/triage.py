"""The buttons of a card: a head takes a report, asks, notes, transfers, escalates, closes."""

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import case_words, mine, moves
from bot.handlers.anomalies.moves import typed_code
from bot.screens.anomalies import card as screens
from bot.screens.anomalies.buttons import CardButton
from bot.screens.anomalies.card import ReportCards
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.anomalies import card as words
from office.anomalies import (
    CLOSED,
    AlreadyAcknowledged,
    AlreadyClosed,
    AnomalyUnknown,
    Followed,
    NoSuchStep,
    NothingAbove,
    NotYourTurn,
    Outcome,
    Purpose,
    Side,
    State,
)

Choice = TypeVar("Choice", bound=StrEnum)


async def riwayat(update: Update, context: AppContext) -> None:
    """Show the history of a report by its code."""
    anomaly_id = typed_code(context)
    if anomaly_id is None:
        await reply.send(update, Screen(words.WHICH_CODE))
        return
    _, side = await context.office.anomalies.thread.side_of(anomaly_id, context.member)
    if side is Side.HEAD:
        await _history(update, context, anomaly_id)
    else:
        await mine.show(update, context, anomaly_id)


async def move_report(update: Update, context: AppContext) -> None:
    try:
        command, number, *arguments = callback_arguments.arguments(update)
        anomaly_id = whole_number(number)
    except ValueError:
        raise ForgedData from None
    try:
        await _act(update, context, command, anomaly_id, "".join(arguments[:1]))
    except (AlreadyAcknowledged, NotYourTurn) as late:
        await moves.show_standing(update, context, anomaly_id, late)
    except NothingAbove:
        await moves.outside(update, context, anomaly_id, "")


async def _act(
    update: Update, context: AppContext, command: str, anomaly_id: int, argument: str
) -> None:
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[CardButton(command)](update, context, anomaly_id, argument)


async def _take(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.office.anomalies.actions.acknowledge(anomaly_id, context.member)
    await _ask_promise(update, context, anomaly_id)


async def _promise(update: Update, context: AppContext, anomaly_id: int, option: str) -> None:
    name, _, day = option.partition("-")
    report = await context.office.anomalies.queries.reread(anomaly_id)
    if report is None:
        raise AnomalyUnknown
    due = {
        str(promise_option): due
        for promise_option, due in context.office.anomalies.queries.promise_options(report).items()
    }.get(name)
    if due is None or day not in ("", screens.day_of(due, context.bot_data.zone)):
        # The menu is old: its button no longer says what would be promised now.
        await _ask_promise(update, context, anomaly_id)
        return
    await context.office.anomalies.actions.promise(anomaly_id, context.member, due)
    await moves.card(update, context, anomaly_id)


async def _in_progress(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.office.anomalies.actions.progress(anomaly_id, context.member, State.IN_PROGRESS)
    await _ask_promise(update, context, anomaly_id)


async def _awaiting_agency(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.office.anomalies.actions.progress(
        anomaly_id, context.member, State.AWAITING_AGENCY
    )
    await _ask_promise(update, context, anomaly_id)


async def _escalate(update: Update, context: AppContext, anomaly_id: int, state: str) -> None:
    await context.office.anomalies.actions.escalate(
        anomaly_id, context.member, from_new_card=state == State.NEW
    )
    await moves.card(update, context, anomaly_id)


async def _reopen(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await context.office.anomalies.actions.reopen(anomaly_id, context.member)
    await _ask_promise(update, context, anomaly_id)


async def _choose_section(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await moves.open_menu(update, context, anomaly_id, CardButton.CHOOSE_SECTION)


async def _choose_outcome(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await moves.open_menu(update, context, anomaly_id, CardButton.CHOOSE_OUTCOME)


async def _ask(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await _request(update, context, Purpose.ASK, anomaly_id)


async def _note(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await _request(update, context, Purpose.NOTE, anomaly_id)


async def _transfer(update: Update, context: AppContext, anomaly_id: int, section: str) -> None:
    if section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
    await _request(update, context, Purpose.TRANSFER, anomaly_id, section)


async def _choose_followed(
    update: Update, context: AppContext, anomaly_id: int, outcome: str
) -> None:
    chosen = _one_of(Outcome, outcome)
    await moves.open_menu(update, context, anomaly_id, CardButton.CHOOSE_FOLLOWED, chosen)


async def _resolve(update: Update, context: AppContext, anomaly_id: int, chosen: str) -> None:
    """Ask for the last words; before them, why steps of the category are missing."""
    outcome, _, followed = chosen.partition("-")
    _one_of(Outcome, outcome)
    if followed:
        _one_of(Followed, followed)
    report = await moves.may_act(context, anomaly_id)
    is_missing = await context.office.anomalies.steps.missing_of(report)
    purpose = Purpose.SKIP if is_missing else Purpose.RESOLVE
    await case_words.request(update, context, report, purpose, chosen)


async def _steps(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await moves.open_menu(update, context, anomaly_id, CardButton.STEPS)


async def _step(update: Update, context: AppContext, anomaly_id: int, step_id: str) -> None:
    """Mark a step, or ask for what must be written with it. One that is marked stays so."""
    report = await moves.may_act(context, anomaly_id)
    category = context.bot_data.shelf.categories.get(report.category)
    step = category.step(step_id) if category else None
    if step is None:
        raise NoSuchStep
    steps = context.office.anomalies.steps
    outlooks = await context.office.anomalies.queries.outlooks([report], context.member.id)
    if step.asks and step_id not in outlooks[report.id].steps:
        await case_words.request(update, context, report, Purpose.STEP, step_id)
        return
    await steps.mark(anomaly_id, context.member, step_id)
    await moves.open_menu(update, context, anomaly_id, CardButton.STEPS)


async def _unstep(update: Update, context: AppContext, anomaly_id: int, step_id: str) -> None:
    """Take the mark of a step back."""
    await context.office.anomalies.steps.unmark(anomaly_id, context.member, step_id)
    await moves.open_menu(update, context, anomaly_id, CardButton.STEPS)


def _one_of(choices: type[Choice], value: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        raise ForgedData from None


async def _ask_promise(update: Update, context: AppContext, anomaly_id: int) -> None:
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await ReportCards.of(context.bot_data, report, viewer=context.member.id)
    await moves.ask_promise(update, context, cards, report)


async def _history(update: Update, context: AppContext, anomaly_id: int, _: str = "") -> None:
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    entries = await context.office.anomalies.thread.entries(anomaly_id, context.member)
    cards = await ReportCards.of(
        context.bot_data, report, viewer=context.member.id, entries=entries
    )
    await reply.show(update, cards.history(report, entries))


async def _request(
    update: Update, context: AppContext, purpose: Purpose, anomaly_id: int, choice: str = ""
) -> None:
    if purpose is Purpose.NOTE:
        report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
        if report.state in CLOSED:
            raise AlreadyClosed
    else:
        report = await moves.may_act(context, anomaly_id)
    await case_words.request(update, context, report, purpose, choice)


Act = Callable[[Update, AppContext, int, str], Awaitable[None]]

_ACTS: Mapping[CardButton, Act] = {
    CardButton.SEE: moves.close_menu,
    CardButton.OPEN: moves.open_card,
    CardButton.TAKE: _take,
    CardButton.PROMISE: _promise,
    CardButton.IN_PROGRESS: _in_progress,
    CardButton.AWAITING_AGENCY: _awaiting_agency,
    CardButton.ESCALATE: _escalate,
    CardButton.REOPEN: moves.reopen,
    CardButton.IS_REOPENED: _reopen,
    CardButton.ASSIGN: moves.assign,
    CardButton.ASSIGN_TO: moves.assign_to,
    CardButton.IS_ASSIGNED: moves.is_assigned,
    CardButton.GIVE_BACK: moves.give_back,
    CardButton.PUSH: moves.push,
    CardButton.SNOOZE: moves.snooze,
    CardButton.IS_SNOOZED: moves.is_snoozed,
    CardButton.OUTSIDE: moves.outside,
    CardButton.CHOOSE_SECTION: _choose_section,
    CardButton.TRANSFER: _transfer,
    CardButton.CHOOSE_OUTCOME: _choose_outcome,
    CardButton.CHOOSE_FOLLOWED: _choose_followed,
    CardButton.RESOLVE: _resolve,
    CardButton.STEPS: _steps,
    CardButton.STEP: _step,
    CardButton.UNSTEP: _unstep,
    CardButton.ASK: _ask,
    CardButton.NOTE: _note,
    CardButton.HISTORY: _history,
    CardButton.MORE: moves.more,
}
