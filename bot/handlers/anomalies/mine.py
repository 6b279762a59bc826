"""/laporanku: reporters follow, add to, answer or withdraw their own reports."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies.report import file_of
from bot.screens.anomalies.card import OwnCardButton
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts import talk
from bot.texts.anomalies import report as texts
from office.anomalies.models import Anomaly, AwaitedText, Purpose, State
from office.anomalies.reporting import WITHDRAWN_WITHIN


async def laporanku(update: Update, context: AppContext) -> None:
    """List my reports by state."""
    reports = await context.anomalies.queries.mine(context.member)
    cards = await context.bot_data.cards(*reports)
    await reply.send(update, cards.list_own(reports) if reports else Screen(texts.NO_REPORTS))


async def pressed(update: Update, context: AppContext) -> None:
    """Open one of my reports, add to it, answer, or withdraw it."""
    match callback_arguments.arguments(update):
        case (OwnCardButton.SEE, number):
            await _show(update, context, whole_number(number))
        case (OwnCardButton.ADD | OwnCardButton.ANSWER as command, number):
            purpose = Purpose.ADD if command == OwnCardButton.ADD else Purpose.ANSWER
            await _await(update, context, whole_number(number), purpose)
        case (OwnCardButton.WITHDRAW, number):
            anomaly_id = whole_number(number)
            await context.anomalies.reporting.withdraw(anomaly_id, context.member)
            await _show(update, context, anomaly_id)
        case _:
            raise ForgedData


async def file(update: Update, context: AppContext, awaited: AwaitedText) -> None:
    """Add a photo or document to a report that was sent. An album is thanked for once."""
    message = update.message
    if message is None:
        return
    if context.masked:
        await reply.send(update, Screen(talk.masked(context.masked)))
    await context.anomalies.reporting.add(
        awaited.anomaly_id,
        context.member,
        message.caption or "",
        [await file_of(message)],
        album=message.media_group_id,
    )
    if not awaited.album:
        await reply.send(update, Screen(texts.SENT_ANSWER))


async def _show(update: Update, context: AppContext, anomaly_id: int) -> None:
    report = await context.anomalies.queries.seen_by(anomaly_id, context.member)
    cards = await context.bot_data.cards(report)
    screen = cards.own(
        report,
        may_withdraw=_may_withdraw(context, report),
        is_reporter=report.reporter_id == context.member.id,
    )
    await reply.show(update, screen)


async def _await(update: Update, context: AppContext, anomaly_id: int, purpose: Purpose) -> None:
    services = context.bot_data.services
    report = await services.anomalies.queries.seen_by(anomaly_id, context.member)
    await services.anomalies.awaiting.begin(context.member, purpose, anomaly_id)
    await reply.acknowledge(update)
    await reply.send(update, context.bot_data.prompt(report, purpose))


def _may_withdraw(context: AppContext, report: Anomaly) -> bool:
    if report.reporter_id != context.member.id:
        return False
    age = context.clock.now() - report.created_at
    return age <= WITHDRAWN_WITHIN and report.state not in (State.RESOLVED, State.WITHDRAWN)
