"""The buttons of an announcement's author and approvers: progress, readers, end."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.announcements import read as announcements
from bot.screens.announcements.card import AnnouncementCards, manage, progress_of
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.announcements import approval
from bot.texts.announcements import published as texts
from office.announcements import Announcement
from office.errors import NotAllowed


async def manage_announcement(update: Update, context: AppContext) -> None:
    """Do what the tapped button says. The services check who may."""
    match callback_arguments.arguments(update):
        case ("mine",):
            await _mine(update, context)
        case ("ok", number, edition):
            await _approve(update, context, whole_number(number), whole_number(edition))
        case (command, number):
            await _act(update, context, command, whole_number(number))
        case _:
            raise ForgedData


async def _act(update: Update, context: AppContext, command: str, announcement_id: int) -> None:
    publishing, me = context.office.announcements.publishing, context.member
    match command:
        case "v":
            await _show_progress(update, context, announcement_id)
        case "o":
            with reply.below():  # the list stays
                await _show_progress(update, context, announcement_id)
        case "see":
            await announcements.show(update, context, announcement_id)
        case "p":
            await publishing.pause(announcement_id, me)
            await _show_progress(update, context, announcement_id)
        case "g":
            await publishing.resume(announcement_id, me)
            await _show_progress(update, context, announcement_id)
        case "x":
            await _ask_if_sure(update, context, announcement_id)
        case "xx":
            stopped = await publishing.cancel(announcement_id, me)
            await reply.show(update, Screen(texts.stopped(stopped.code)))
        case "w":
            await _who_has_not_read(update, context, announcement_id)
        case "n":
            count = await context.office.announcements.amending.nudge(announcement_id, me)
            await reply.acknowledge(update)
            await reply.send(update, Screen(texts.nudged(count)))
        case _:
            raise ForgedData


async def _approve(update: Update, context: AppContext, announcement_id: int, edition: int) -> None:
    approving, me = context.office.announcements.approving, context.member
    approved = await approving.approve(announcement_id, me, edition)
    await reply.show(update, Screen(approval.decided(approved.code, is_approved=True)))


async def _show_progress(update: Update, context: AppContext, announcement_id: int) -> None:
    subject = await _managed(context, announcement_id)
    await reply.show(update, await progress_of(context.bot_data, subject))


async def _who_has_not_read(update: Update, context: AppContext, announcement_id: int) -> None:
    """List them below, so that the progress stays where it is."""
    services, me = context.office, context.member
    subject = await _managed(context, announcement_id)
    found = await services.announcements.reading.unread(announcement_id, me)
    progress = await services.announcements.reading.progress(announcement_id)
    cards = await AnnouncementCards.of(context.bot_data)
    await reply.acknowledge(update)
    await reply.send(update, cards.unread(subject, found, progress.nudges))


async def _ask_if_sure(update: Update, context: AppContext, announcement_id: int) -> None:
    """Ask below: the progress message is edited while this question waits."""
    subject = await _managed(context, announcement_id)
    sure = manage(texts.YES_STOP, "xx", announcement_id)
    back = manage(texts.BACK, "v", announcement_id)
    await reply.acknowledge(update)
    await reply.send(update, Screen(texts.sure_to_stop(subject.code), ((sure, back),)))


async def _mine(update: Update, context: AppContext) -> None:
    found = await context.office.announcements.reading.mine(context.member)
    cards = await AnnouncementCards.of(context.bot_data)
    await reply.acknowledge(update)
    await reply.send(update, cards.mine(found) if found else Screen(texts.NONE_OF_MINE))


async def _managed(context: AppContext, announcement_id: int) -> Announcement:
    """Return the announcement for somebody who runs it. Raises AnnouncementUnknown, NotAllowed."""
    announcements, me = context.office.announcements.reading, context.member
    subject = await announcements.open(announcement_id, me)
    if not announcements.may_manage(subject, me):
        raise NotAllowed
    return subject
