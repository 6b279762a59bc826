"""Shows a draft: the question of its step, a preview, or the confirmation."""

from telegram import Update

from bot.context import AppContext
from bot.screens.announcements.audience import Audience, AudienceKind
from bot.screens.announcements.card import AnnouncementCards
from bot.screens.announcements.form import AnnounceForm
from bot.telegram import Screen, reply
from bot.telegram.outgoing import deliver
from bot.texts.announcements import form as texts
from bot.texts.announcements import published as words
from office.announcements import Announcement, AnnouncementForm, AnnouncementStep, Segment


async def show(update: Update, context: AppContext, form: AnnouncementForm) -> None:
    """Show the question of the form's step, or the preview, or the confirmation."""
    draft = await context.office.announcements.writing.draft(context.member)
    match form.step:
        case AnnouncementStep.CONFIRM:
            await reply.show(update, await _confirmation(context, form, draft))
        case AnnouncementStep.PREVIEW:
            if update.callback_query is not None:
                await reply.show(update, Screen(texts.PREVIEW_BELOW))
            await show_below(update, context, form)
        case _:
            size = await _size(context, draft.segment)
            await reply.show(update, form_of(context).question(form, draft, size))


async def show_below(update: Update, context: AppContext, form: AnnouncementForm) -> None:
    """Show the draft exactly as it will be received, and the buttons to go on below."""
    assert update.effective_chat is not None  # noqa: S101 - only private chats come this far
    draft = await context.office.announcements.writing.draft(context.member)
    cards = await AnnouncementCards.of(context.bot_data, draft)
    await deliver(context.bot, update.effective_chat.id, cards.received(draft))
    await reply.send(update, form_of(context).question(form, draft, 0))


async def _confirmation(context: AppContext, form: AnnouncementForm, draft: Announcement) -> Screen:
    plan = await context.office.announcements.publishing.plan(context.member)
    cards = await AnnouncementCards.of(context.bot_data)
    summary = texts.summary(
        plan.size,
        cards.audience(draft),
        words.full_moment(plan.send_at, context.bot_data.zone),
        until=draft.in_force_until,
        needs_ack=draft.needs_ack,
        is_moved=plan.is_put_off,
        is_urgent=draft.is_urgent,
        needs_approval=plan.needs_approval,
        changes=draft.code if draft.changes else None,
    )
    return form_of(context).confirmation(
        summary, form, draft, stamp_of(form), needs_approval=plan.needs_approval
    )


async def show_choices(
    update: Update, context: AppContext, segment: Segment | None, group: AudienceKind
) -> None:
    """Show what can be chosen of one kind."""
    size = await _size(context, segment)
    await reply.show(update, form_of(context).choices(segment, group, size))


async def _size(context: AppContext, segment: Segment | None) -> int:
    if segment is None:
        return 0
    return await context.office.announcements.publishing.audience_size(segment, context.member)


def audience_of(context: AppContext) -> Audience:
    """Return whom the sender of the update may address."""
    reach = context.office.announcements.writing.reach(context.member)
    return Audience(context.bot_data.shelf.directory, reach)


def form_of(context: AppContext) -> AnnounceForm:
    """Return the screens of the form for the sender of the update."""
    bot_data = context.bot_data
    return AnnounceForm(audience_of(context), bot_data.services.people.today(), bot_data.zone)


def stamp_of(form: AnnouncementForm) -> int:
    """Return when the draft was last changed, as a number for a button."""
    return int(form.moved_at.timestamp() * 1000)
