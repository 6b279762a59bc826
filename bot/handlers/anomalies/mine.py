"""/laporanku: reporters follow, add to, answer or withdraw their own reports."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import case_words, practice, thread
from bot.handlers.answers import own_questions
from bot.screens.anomalies.buttons import OwnCardButton
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.menus import sure_to_withdraw
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.anomalies import moves
from bot.texts.anomalies import report as texts
from office.anomalies import CLOSED, WITHDRAWN_WITHIN, Anomaly, Purpose, Side, TooLate, for_follower


async def laporanku(update: Update, context: AppContext) -> None:
    """List the member's own reports by state, and below them the questions to heads."""
    reports = await context.office.anomalies.queries.mine(context.member)
    if reports:
        cards = await ReportCards.listing(context.bot_data, *reports, viewer=context.member.id)
        await reply.send(update, cards.list_own(reports))
    if not await own_questions.list_all(update, context) and not reports:
        await reply.send(update, Screen(texts.NO_REPORTS))


async def change_own_report(update: Update, context: AppContext) -> None:
    """Open one's own report, add to it, answer, or withdraw it."""
    match callback_arguments.arguments(update):
        case (OwnCardButton.SEE, number):
            await show(update, context, whole_number(number))
        case (OwnCardButton.OPEN, number):
            with reply.below():
                await show(update, context, whole_number(number))
        case (OwnCardButton.ADD | OwnCardButton.ANSWER as command, number):
            purpose = Purpose.ADD if command == OwnCardButton.ADD else Purpose.ANSWER
            report = await context.office.anomalies.queries.seen_by(
                whole_number(number), context.member
            )
            if report.state in CLOSED:
                await show(update, context, report.id, moves.CLOSED_MEANWHILE)
                return
            await case_words.request(update, context, report, purpose)
        case (OwnCardButton.WITHDRAW, number):
            await _ask_to_withdraw(update, context, whole_number(number))
        case (OwnCardButton.IS_WITHDRAWN, number):
            anomaly_id = whole_number(number)
            await context.office.anomalies.reporting.withdraw(anomaly_id, context.member)
            await show(update, context, anomaly_id)
        case _:
            raise ForgedData


async def _ask_to_withdraw(update: Update, context: AppContext, anomaly_id: int) -> None:
    """Ask once. A report that can no longer be withdrawn is refused before the question."""
    report = await context.office.anomalies.queries.seen_by(anomaly_id, context.member)
    if report.state in CLOSED:
        await show(update, context, anomaly_id, moves.CLOSED_MEANWHILE)
    elif not _may_withdraw(context, report):
        raise TooLate
    else:
        await reply.show(update, sure_to_withdraw(report))


async def show(update: Update, context: AppContext, anomaly_id: int, notice: str = "") -> None:
    """Show a report to somebody who follows it: how it stands, and what has happened."""
    report = await context.office.anomalies.queries.seen_by(anomaly_id, context.member)
    if report.is_solo:
        await practice.show(update, context, report)
        return
    entries = await context.office.anomalies.thread.entries(anomaly_id, context.member)
    cards = await ReportCards.of(
        context.bot_data, report, viewer=context.member.id, entries=entries
    )
    view = thread.view_of(context, report, Side.FOLLOWER, cards)
    screen = cards.own(
        report,
        notice,
        happened=view.happened(for_follower(entries)),
        may_withdraw=_may_withdraw(context, report),
        may_ask_to_reopen=await context.office.anomalies.thread.may_ask_to_reopen(
            report, context.member
        ),
        is_reporter=report.reporter_id == context.member.id,
        is_asked=await context.office.anomalies.thread.is_asked(report, context.member),
    )
    await reply.show(update, screen)


def _may_withdraw(context: AppContext, report: Anomaly) -> bool:
    if report.reporter_id != context.member.id:
        return False
    age = context.office.clock.now() - report.created_at
    return age <= WITHDRAWN_WITHIN and report.state not in CLOSED
