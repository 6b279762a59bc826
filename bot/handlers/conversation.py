"""Decides what a text or a file without a command belongs to: a button, a draft, or a question."""

from telegram import Update

from bot.context import AppContext
from bot.handlers import help
from bot.handlers.announcements import reword, write
from bot.handlers.anomalies import mine, report, triage
from bot.handlers.posts import appoint
from bot.handlers.questions import ask
from bot.handlers.training import schedule
from office.announcements import Announcement
from office.announcements import Step as News
from office.anomalies.drafts import Step
from office.anomalies.models import Purpose
from office.training.form import Step as PlanStep


async def typed(update: Update, context: AppContext) -> None:
    """Give the text to whoever waits for it; what nobody waits for is a question."""
    services = context.bot_data.services
    if not await services.pending.of(context.member):
        await ask.typed(update, context)
        return
    if awaited := await services.anomalies.awaiting.current(context.member):
        await triage.typed(update, context, awaited)
        return
    if wording := await services.announcements.drafting.awaited(context.member):
        await reword.typed(update, context, wording)
        return
    form = await services.posts.current(context.member)
    if form is not None:
        await appoint.typed(update, context, form)
        return
    draft = await listening_draft(context)
    if draft is not None and draft.step in write.TYPED_STEPS:
        await write.typed(update, context, draft)
        return
    plan = await services.training.schedule.current(context.member)
    if plan is not None and plan.step is PlanStep.TIME:
        await schedule.typed(update, context)
        return
    writing = await services.anomalies.drafting.current(context.member)
    if writing is not None and report.is_typed(writing, update.update_id):
        await report.typed(update, context, writing)
        return
    await ask.typed(update, context)


async def sent_file(update: Update, context: AppContext) -> None:
    """Give the photo or document to the report that waits for it."""
    services = context.bot_data.services
    album = update.message.media_group_id if update.message else None
    awaited = await services.anomalies.awaiting.current(context.member)
    awaited = awaited or await services.anomalies.awaiting.rest_of_album(context.member, album)
    if awaited is not None and awaited.purpose in (Purpose.ADD, Purpose.ANSWER):
        await mine.file(update, context, awaited)
        return
    draft = await listening_draft(context)
    if draft is not None and _is_file_of_it(update, draft):
        await write.file(update, context, draft)
        return
    writing = await services.anomalies.drafting.current(context.member)
    if writing is not None and writing.step is Step.FILES:
        await report.file(update, context, writing)
        return
    await help.not_text(update, context)


async def listening_draft(context: AppContext) -> Announcement | None:
    """The announcement that is being written, unless a report was begun since."""
    services, me = context.bot_data.services, context.member
    draft = await services.announcements.drafting.listening(me)
    report_at = await services.anomalies.drafting.written_at(me) if draft is not None else None
    return None if draft and report_at and report_at > draft.updated_at else draft


def _is_file_of_it(update: Update, draft: Announcement) -> bool:
    """Whether a file belongs to the announcement; the rest of an album does, too."""
    is_of_album = update.message is not None and update.message.media_group_id is not None
    return draft.step == News.TEXT or (draft.step == News.AUDIENCE and is_of_album)
