"""The renderers of verifications: each reads its subject anew; None where it is obsolete."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.verifications.card import VerificationCards
from bot.telegram import confidential
from bot.telegram.outgoing import Outgoing
from bot.texts.verifications import card as texts
from office.outbox import OutboxMessage
from office.verifications import Event, HandedOn, Reminded, Verification, VerificationNotice


async def card(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """How it stands now, for the person who moved it. Obsolete once they move it again."""
    one = await _subject(message, bot_data)
    if one is None or await bot_data.services.outbox.is_overtaken(message):
        return None
    entry = await bot_data.services.verifications.queries.entry(one.id, int(message.detail))
    is_new = entry is not None and entry.event is Event.OPENED
    cards = await VerificationCards.of(bot_data, one)
    return Outgoing(cards.card(one, texts.OPENED if is_new else ""))


async def reminded(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What a clock says. Obsolete once it is stopped, or set to another day."""
    one = await _subject(message, bot_data)
    if one is None:
        return None
    reminder = message.facts(Reminded)
    about = reminder.about
    deadline = one.deadline_on if one.suspended_on is None else None
    if not one.is_open or about not in (one.answer_due_on, deadline):
        return None
    cards = await VerificationCards.of(bot_data, one)
    html = texts.reminded(
        reminder.alarm, cards.title(one), cards.issuer(one), about, cards.left(about)
    )
    return Outgoing(confidential(html, cards.rows(one)))


async def handed_on(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the person who has it now, and the one who had it before."""
    one = await _subject(message, bot_data)
    entry = await bot_data.services.verifications.queries.entry(
        message.about or 0, int(message.detail)
    )
    if one is None or entry is None:
        return None
    holder = entry.facts(HandedOn).holder
    if holder != one.holder_id:
        return None  # it has moved on meanwhile, and another message tells of that
    cards = await VerificationCards.of(bot_data, one, entries=[entry])
    title = cards.title(one)
    if holder != message.recipient_id:
        return Outgoing(confidential(texts.is_with(title, cards.name(holder))))
    if holder == one.officer_id and entry.actor_id is None:
        return Outgoing(confidential(texts.is_back(title), cards.rows(one)))
    by = cards.name(entry.actor_id) if entry.actor_id else ""
    return Outgoing(confidential(texts.is_yours_now(title, by), cards.rows(one)))


async def ended(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those who did not end it how it ended."""
    one = await _subject(message, bot_data)
    if one is None or one.is_open:
        return None
    cards = await VerificationCards.of(bot_data, one)
    return Outgoing(confidential(texts.ended(cards.title(one), cards.how(one)), cards.rows(one)))


VERIFICATIONS: Mapping[str, Renderer] = {
    VerificationNotice.CARD: card,
    VerificationNotice.REMINDED: reminded,
    VerificationNotice.HANDED_ON: handed_on,
    VerificationNotice.ENDED: ended,
}


async def _subject(message: OutboxMessage, bot_data: BotData) -> Verification | None:
    """Return the verification as it is now, or None if the recipient may no longer see it."""
    queries = bot_data.services.verifications.queries
    one = await queries.reread(message.about or 0)
    is_told = message.kind == VerificationNotice.HANDED_ON
    if one is None or not (is_told or await queries.may_see(one, message.recipient_id)):
        return None
    return one
