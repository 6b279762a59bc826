"""/pengumuman, and the buttons under an announcement: mark it as read, open it."""

from telegram import Update

from bot.context import AppContext
from bot.screens.announcements.card import AnnouncementCards, progress_of
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.telegram.outgoing import deliver
from bot.texts.announcements import published as texts
from office.announcements import AnnouncementUnknown, WordsChanged


async def pengumuman(update: Update, context: AppContext) -> None:
    """List what is in force for the member."""
    found = await context.office.announcements.reading.in_force(context.member)
    cards = await AnnouncementCards.of(context.bot_data)
    screen = cards.listed(texts.IN_FORCE, found) if found else Screen(texts.NONE_IN_FORCE)
    await reply.send(update, screen)


async def mark_read(update: Update, context: AppContext) -> None:
    """Mark an announcement as read, or open it."""
    match callback_arguments.arguments(update):
        case ("read", number, edition):
            await _read(update, context, whole_number(number), whole_number(edition))
        case ("v", number):
            await _open(update, context, whole_number(number))
        case _:
            raise ForgedData


async def _open(update: Update, context: AppContext, announcement_id: int) -> None:
    """Show it below; for recipients through the outbox, so that the copy is corrected, too."""
    announcements, me = context.office.announcements.reading, context.member
    subject = await announcements.open(announcement_id, me)
    if await announcements.delivery(announcement_id, me.id) is None:
        await show(update, context, announcement_id)
    else:
        await announcements.open_again(announcement_id, me)
        await reply.acknowledge(update)
    if announcements.may_manage(subject, me):
        await reply.send(update, await progress_of(context.bot_data, subject))


async def show(update: Update, context: AppContext, announcement_id: int) -> None:
    """Show an announcement below, as recipients get it."""
    announcements, me = context.office.announcements.reading, context.member
    subject = await announcements.open(announcement_id, me)
    delivery = await announcements.delivery(announcement_id, me.id)
    cards = await AnnouncementCards.of(context.bot_data, subject)
    await reply.acknowledge(update)
    await deliver(context.bot, _chat(update), cards.received(subject, delivery))


async def _read(update: Update, context: AppContext, announcement_id: int, edition: int) -> None:
    """Note that the member has read it, and say so in place of the button."""
    announcements, me = context.office.announcements.reading, context.member
    pressed_on = update.effective_message.message_id if update.effective_message else None
    try:
        await announcements.read(announcement_id, me, pressed_on, edition)
    except WordsChanged:
        await reply.send(update, Screen(texts.JUST_CHANGED))
    except AnnouncementUnknown:
        await announcements.open(announcement_id, me)  # refused unless the member may see it
        await reply.acknowledge(update)
        await reply.send(update, Screen(texts.NOT_FOR_YOU))
        return
    await reply.acknowledge(update)
    subject = await announcements.open(announcement_id, me)
    delivery = await announcements.delivery(announcement_id, me.id)
    cards = await AnnouncementCards.of(context.bot_data, subject)
    await deliver(context.bot, _chat(update), cards.received(subject, delivery, pressed_on))


def _chat(update: Update) -> int:
    assert update.effective_chat is not None  # noqa: S101 - only private chats come this far
    return update.effective_chat.id
