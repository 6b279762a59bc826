"""Words and files that name no report, and that no form waits for.

The bot cannot tell an addition from a question, nor one report from another. It asks, and nothing
leaves before a tap.
"""

from dataclasses import dataclass

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies.thread import own_open, sort
from office.anomalies import Anomaly, FreeWordsStep


@dataclass(frozen=True)
class Meant:
    """The reports that a text may be about, and whether one of them asks its writer something."""

    reports: tuple[Anomaly, ...] = ()
    is_asked: bool = False


async def meant(context: AppContext) -> Meant:
    """Return the member's reports with an open question, and all if they just spoke of one."""
    thread = context.office.anomalies.thread
    if not await thread.is_spoken_of(context.member):
        return Meant()
    asking = [report for report, _ in await thread.questions(context.member)]
    asked = {report.id for report in asking}
    spoken = await own_open(context) if await _has_just_spoken(context) else ()
    return Meant((*asking, *(report for report in spoken if report.id not in asked)), bool(asking))


async def text(update: Update, context: AppContext, meant: Meant) -> None:
    """Ask for which of these reports a text is."""
    await sort(update, context, FreeWordsStep.ANSWER, tuple(report.id for report in meant.reports))


async def _has_just_spoken(context: AppContext) -> bool:
    """Whether a report is what the member wrote about last, and no question."""
    said_at = await context.office.anomalies.thread.last_said(context.member)
    asked = await context.office.questions.last(context.member)
    return said_at is not None and (asked is None or asked.asked_at < said_at)


async def file(update: Update, context: AppContext) -> None:
    """Ask what a photo or document is for."""
    questions = await context.office.anomalies.thread.questions(context.member)
    if questions:
        await sort(
            update, context, FreeWordsStep.ANSWER, tuple(report.id for report, _ in questions)
        )
        return
    own = await own_open(context)
    await sort(update, context, FreeWordsStep.REPORT, tuple(report.id for report in own))
