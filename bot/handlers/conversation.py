"""Decides what a text or a file without a command belongs to: a button, a draft, or a question."""

from telegram import Update

from bot.context import AppContext
from bot.handlers import appoint, ask, help, own_reports, report, schedule, triage
from office.anomalies.drafts import Step
from office.anomalies.models import Purpose
from office.training.form import Step as PlanStep


async def typed(update: Update, context: AppContext) -> None:
    """Give the text to whoever waits for it; what nobody waits for is a question."""
    services = context.desk.services
    if not await services.pending.of(context.member):
        await ask.typed(update, context)
        return
    if awaited := await services.anomalies.awaited(context.member):
        await triage.typed(update, context, awaited)
        return
    form = await services.substitutes.current(context.member)
    if form is not None:
        await appoint.typed(update, context, form)
        return
    plan = await services.training.schedule.current(context.member)
    if plan is not None and plan.step is PlanStep.TIME:
        await schedule.typed(update, context)
        return
    writing = await services.drafting.current(context.member)
    if writing is not None and writing.step in report.TYPED_STEPS:
        await report.typed(update, context, writing)
        return
    await ask.typed(update, context)


async def sent_file(update: Update, context: AppContext) -> None:
    """Give the photo or document to the report that waits for it."""
    services = context.desk.services
    awaited = await services.anomalies.awaited(context.member)
    if awaited is not None and awaited.purpose in (Purpose.ADD, Purpose.ANSWER):
        await own_reports.file(update, context, awaited)
        return
    writing = await services.drafting.current(context.member)
    if writing is not None and writing.step is Step.FILES:
        await report.file(update, context, writing)
        return
    await help.not_text(update, context)
