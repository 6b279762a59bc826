"""The moves of heads that ask before they act: their menus, and what others see instead."""

from telegram import Message, Update

from bot.context import AppContext
from bot.screens.anomalies.buttons import CardButton
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.menus import opened_menu
from bot.screens.posts import names as posts
from bot.telegram import ForgedData, confidential, reply, whole_number
from bot.texts.anomalies import moves as words
from bot.texts.anomalies import report as texts
from office.anomalies import (
    CASE_WORDS,
    CLOSED,
    TAKEN,
    AlreadyClosed,
    Anomaly,
    CaseWords,
    NotYourTurn,
    Purpose,
    PushedToday,
)
from office.errors import Refusal


async def card(update: Update, context: AppContext, anomaly_id: int, notice: str = "") -> None:
    """Show the report as it is now, in place of the old card."""
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await ReportCards.of(context.bot_data, report, viewer=context.member.id)
    await reply.show(update, cards.card(report, notice))


async def close_menu(update: Update, context: AppContext, anomaly_id: int, _: str = "") -> None:
    """Go back from a menu to the card."""
    form = await context.office.forms.of(context.member, CASE_WORDS)
    if form is not None and form.step is Purpose.MENU:
        await context.office.forms.discard(context.member, CASE_WORDS.topic)
    await card(update, context, anomaly_id)


async def open_card(update: Update, context: AppContext, anomaly_id: int, _: str = "") -> None:
    """Show a report of a list below it: the list stays."""
    with reply.below():
        await card(update, context, anomaly_id)


async def open_menu(
    update: Update, context: AppContext, anomaly_id: int, menu: CardButton, argument: str = ""
) -> None:
    """Open a menu on the card. It is noted in a form, so that an edit of the card keeps it open."""
    report = await may_act(context, anomaly_id, is_open=menu is not CardButton.REOPEN)
    opened = f"{menu}:{argument}" if argument else str(menu)
    screen = await opened_menu(context.bot_data, report, context.member.id, opened)
    message = update.callback_query.message if update.callback_query else None
    at = message.message_id if isinstance(message, Message) else 0
    answers = CaseWords(report.id, opened, message_id=at)
    await context.office.forms.begin(context.member, CASE_WORDS, Purpose.MENU, answers)
    await reply.show(update, screen)


async def may_act(context: AppContext, anomaly_id: int, *, is_open: bool = True) -> Anomaly:
    """Return the report, if it is the member's turn. Called before anything is asked.

    Raises:
        NotYourTurn: somebody else has it. AlreadyClosed: it has ended.
    """
    queries = context.office.anomalies.queries
    report = await queries.seen_by_head(anomaly_id, context.member)
    if is_open and report.state in CLOSED:
        raise AlreadyClosed
    if not (await queries.outlooks([report], context.member.id))[report.id].may_act:
        raise NotYourTurn
    return report


async def show_standing(
    update: Update, context: AppContext, anomaly_id: int, late: Refusal
) -> None:
    """Show who has the report, on an up-to-date card; its holder sees what to do next."""
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await ReportCards.of(context.bot_data, report, viewer=context.member.id)
    if report.state in TAKEN and report.holder_id == context.member.id:
        if report.is_promised:
            await reply.show(update, cards.card(report))
        else:
            await ask_promise(update, context, cards, report)
        return
    if report.state in TAKEN and report.acknowledged_at is not None:
        at = texts.clock_time(report.acknowledged_at, cards.standing.zone)
        notice = texts.already_taken(cards.standing.name(report.holder_id), at)
    elif isinstance(late, NotYourTurn) and report.state not in CLOSED:
        notice = words.not_your_turn(cards.standing.where(report))
    else:
        notice = ""
    await reply.show(update, cards.card(report, notice))


async def ask_promise(
    update: Update, context: AppContext, cards: ReportCards, report: Anomaly
) -> None:
    """Ask until when the holder will report progress."""
    options = context.office.anomalies.queries.promise_options(report)
    await reply.show(update, cards.promises(report, options))


async def receivers(context: AppContext, report: Anomaly, section: str) -> str:
    """Say who gets a report that goes to another section. This is shown before it is sent."""
    plan = await context.office.anomalies.actions.transfer_plan(report.id, context.member, section)
    bot_data = context.bot_data
    told = (
        posts.labels(plan.tier.posts, bot_data.shelf.directory) if plan.tier else texts.NOBODY_NOW
    )
    is_later = plan.notifies_at > context.office.clock.now()
    at = texts.clock_time(plan.notifies_at, bot_data.zone) if is_later else ""
    return words.receivers(told, at)


async def assign(update: Update, context: AppContext, anomaly_id: int, page: str) -> None:
    await open_menu(update, context, anomaly_id, CardButton.ASSIGN, page)


async def assign_to(update: Update, context: AppContext, anomaly_id: int, member: str) -> None:
    member_id = str(whole_number(member))
    await open_menu(update, context, anomaly_id, CardButton.ASSIGN_TO, member_id)


async def is_assigned(update: Update, context: AppContext, anomaly_id: int, member: str) -> None:
    directing = context.office.anomalies.directing
    report = await directing.assign(anomaly_id, context.member, whole_number(member))
    if report.holder_id == context.member.id:
        cards = await ReportCards.of(context.bot_data, report, viewer=context.member.id)
        await ask_promise(update, context, cards, report)
        return
    await card(update, context, anomaly_id)


async def give_back(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    report = await context.office.anomalies.directing.give_back(anomaly_id, context.member)
    where = (await ReportCards.of(context.bot_data, report)).standing.where(report)
    await reply.show(update, confidential(words.given_back(report.code, where)))


async def push(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    try:
        await context.office.anomalies.directing.push(anomaly_id, context.member)
    except PushedToday as today:
        name = (await context.office.people.names({today.by or 0})).get(today.by or 0, words.NOBODY)
        at = texts.clock_time(today.at, context.bot_data.zone)
        await card(update, context, anomaly_id, words.pushed_today(name, at))
        return
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    cards = await ReportCards.of(context.bot_data, report, viewer=context.member.id)
    whom = (
        cards.standing.name(report.holder_id)
        if report.state in TAKEN
        else cards.standing.where(report)
    )
    await reply.show(update, cards.card(report, words.has_pushed(whom)))


async def snooze(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await open_menu(update, context, anomaly_id, CardButton.SNOOZE)


async def is_snoozed(update: Update, context: AppContext, anomaly_id: int, name: str) -> None:
    report = await context.office.anomalies.queries.seen_by_head(anomaly_id, context.member)
    options = context.office.anomalies.queries.snoozes(report)
    if name != "0" and name not in options:
        raise ForgedData
    await context.office.anomalies.directing.snooze(anomaly_id, context.member, options.get(name))
    await card(update, context, anomaly_id)


async def outside(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await open_menu(update, context, anomaly_id, CardButton.OUTSIDE)


async def reopen(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await open_menu(update, context, anomaly_id, CardButton.REOPEN)


async def more(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    await open_menu(update, context, anomaly_id, CardButton.MORE)


def typed_code(context: AppContext) -> int | None:
    """Return the number of the report typed after a command (KJ-0412, kj 412, 412), or None."""
    typed = "".join(context.args or []).upper().removeprefix("KJ").removeprefix("-")
    try:
        return whole_number(typed)
    except ForgedData:
        return None
