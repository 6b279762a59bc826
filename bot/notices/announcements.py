"""The renderers of announcements: for recipients, authors and approvers."""

from collections.abc import Mapping
from dataclasses import replace

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.announcements.approval import ApprovalCards
from bot.screens.announcements.card import AnnouncementCards, progress_of
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts.announcements import approval as approvals
from bot.texts.announcements import published as texts
from office.announcements import (
    REQUESTS,
    Announcement,
    AnnouncementEntry,
    AnnouncementNotice,
    Copy,
    Delivery,
    Digest,
    Event,
    State,
    names,
)
from office.outbox import OutboxMessage

_DECISIONS = frozenset({Event.APPROVED, Event.REJECTED, Event.CANCELLED})


async def message(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The announcement itself. Obsolete once it is recalled."""
    subject = await _subject(message, bot_data)
    if subject is None or subject.is_recalled:
        return None
    return (await AnnouncementCards.of(bot_data, subject)).received(subject)


async def opened(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The announcement again, for a recipient who asked to see it."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    delivery = await bot_data.services.announcements.reading.delivery(
        subject.id, message.recipient_id
    )
    return (await AnnouncementCards.of(bot_data, subject)).received(subject, delivery)


async def edited(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """One of the copies, edited to say what is true now. Obsolete if it has not arrived."""
    subject, copy = await _subject(message, bot_data), message.facts(Copy)
    about = None if copy.kind is AnnouncementNotice.DIGEST else message.about
    arrived = await bot_data.services.outbox.arrived(copy.kind, about, message.recipient_id)
    found = [one for one in arrived if names(one, message.about or 0)]
    if subject is None or copy.number >= len(found):
        return None
    if copy.kind is AnnouncementNotice.DIGEST:
        return await _digest(found[copy.number], bot_data)
    cards = await AnnouncementCards.of(bot_data, subject)
    delivery = await bot_data.services.announcements.reading.delivery(
        subject.id, message.recipient_id
    )
    shown = cards.received(subject, delivery, edit_of=found[copy.number].message_id)
    if copy.kind not in REQUESTS:
        return shown
    request = _request(subject, delivery, cards, copy.kind)
    if request is not None:
        return replace(shown, screen=request, photos=(), documents=())
    return replace(shown, photos=(), documents=(), drops_files=False)


async def request(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask somebody to read it, who has not, or has read other words. Obsolete once they have."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    delivery = await bot_data.services.announcements.reading.delivery(
        subject.id, message.recipient_id
    )
    cards = await AnnouncementCards.of(bot_data, subject)
    screen = _request(subject, delivery, cards, AnnouncementNotice(message.kind))
    return Outgoing(screen) if screen is not None else None


def _request(
    subject: Announcement,
    delivery: Delivery | None,
    cards: AnnouncementCards,
    kind: AnnouncementNotice,
) -> Screen | None:
    """Return the screen that asks somebody to read it, or None if they need not."""
    if subject.is_recalled or delivery is None or delivery.read_at is not None:
        return None
    if kind is AnnouncementNotice.REREAD and delivery.read_before_at is not None:
        return cards.reread(subject, delivery.read_before_at)
    return cards.nudge(subject)


async def digest(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What a newcomer has missed. Obsolete if nothing is left."""
    return await _digest(message, bot_data)


async def _digest(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The digest as a new message, or as an edit if it has arrived."""
    found = [
        await bot_data.services.announcements.reading.get(number)
        for number in message.facts(Digest).announcements
    ]
    left = [
        announcement
        for announcement in found
        if announcement is not None and not announcement.is_recalled
    ]
    if not left and message.message_id is None:
        return None
    cards = await AnnouncementCards.of(bot_data)
    screen = cards.listed(texts.DIGEST, left) if left else Screen(texts.NOTHING_LEFT)
    return Outgoing(screen, edit_of=message.message_id)


async def test(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A draft, for its author only. Obsolete once it is discarded."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    return (await AnnouncementCards.of(bot_data, subject)).received(subject)


async def progress(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The author's one message. Edited in place once it has arrived."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    screen = await progress_of(bot_data, subject)
    return Outgoing(screen, edit_of=await _last(message, bot_data, AnnouncementNotice.PROGRESS))


async def approval(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask for approval. Obsolete once it is decided, or the words have changed."""
    subject = await _subject(message, bot_data)
    if subject is None or subject.state is not State.AWAITING_APPROVAL:
        return None
    if message.detail != str(subject.edition):
        return None
    return Outgoing((await ApprovalCards.of(bot_data, subject)).approval(subject))


async def approval_closed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The card of an approver, edited in place. Obsolete if it has not arrived."""
    subject = await _subject(message, bot_data)
    kind = AnnouncementNotice.APPROVAL
    arrived = await bot_data.services.outbox.arrived(kind, message.about, message.recipient_id)
    card = next((one for one in arrived if one.detail == message.detail), None)
    if subject is None or card is None:
        return None
    if card.detail != str(subject.edition):
        words = approvals.was_changed(subject.code)
        return Outgoing(Screen(words), edit_of=card.message_id)
    decision = await _decision(subject, bot_data)
    screen = (await ApprovalCards.of(bot_data, subject, decision)).approval_closed(
        subject, decision
    )
    return Outgoing(screen, edit_of=card.message_id)


async def decided(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the author the decision."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    decision = await _decision(subject, bot_data)
    return Outgoing((await ApprovalCards.of(bot_data, decision)).decided(subject, decision))


async def corrected(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the person who approved the old words."""
    subject = await _subject(message, bot_data)
    if subject is None:
        return None
    cards = await AnnouncementCards.of(bot_data, subject)
    words = approvals.was_corrected(subject.code, cards.names.get(subject.author_id, "–"))
    return Outgoing(Screen(words, ((cards.see(subject),),)))


ANNOUNCEMENTS: Mapping[str, Renderer] = {
    AnnouncementNotice.MESSAGE: message,
    AnnouncementNotice.OPENED: opened,
    AnnouncementNotice.EDIT: edited,
    AnnouncementNotice.NUDGE: request,
    AnnouncementNotice.REREAD: request,
    AnnouncementNotice.DIGEST: digest,
    AnnouncementNotice.TEST: test,
    AnnouncementNotice.PROGRESS: progress,
    AnnouncementNotice.APPROVAL: approval,
    AnnouncementNotice.APPROVAL_CLOSED: approval_closed,
    AnnouncementNotice.DECIDED: decided,
    AnnouncementNotice.CORRECTED: corrected,
}


async def _subject(message: OutboxMessage, bot_data: BotData) -> Announcement | None:
    return await bot_data.services.announcements.reading.get(message.about or 0)


async def _last(message: OutboxMessage, bot_data: BotData, kind: AnnouncementNotice) -> int | None:
    arrived = await bot_data.services.outbox.arrived(kind, message.about, message.recipient_id)
    return arrived[-1].message_id if arrived else None


async def _decision(subject: Announcement, bot_data: BotData) -> AnnouncementEntry | None:
    """Return the last entry that ended the wait for an approval."""
    history = await bot_data.services.announcements.reading.history(subject.id)
    return next((entry for entry in reversed(history) if entry.event in _DECISIONS), None)
