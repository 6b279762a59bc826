"""The renderers of changed SOPs: each reads anew what changed and what has been read."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.changes import ChangeCards
from bot.telegram.outgoing import Outgoing
from bot.texts import changes as texts
from office.changes import ChangeNotice
from office.outbox import OutboxMessage


async def changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What changed. Obsolete if it was changed back meanwhile."""
    news = await bot_data.services.changes.news.for_member(message.detail, message.recipient_id)
    return Outgoing(ChangeCards.of(bot_data).news(news)) if news is not None else None


async def unread(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Remind somebody of what they must read. Obsolete once they have read it."""
    news = await bot_data.services.changes.news.for_member(message.detail, message.recipient_id)
    if news is None or news.read_at is not None or not news.must_read:
        return None
    return Outgoing(ChangeCards.of(bot_data).news(news, texts.UNREAD))


async def now_sop(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that an SOP has replaced a head's answer. Obsolete if the section is gone again."""
    replaced = await bot_data.services.changes.news.replaced(message.about or 0)
    screen = ChangeCards.of(bot_data).now_sop(replaced, message.detail) if replaced else None
    return Outgoing(screen) if screen is not None else None


async def gap_filled(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that a question asked in vain has an SOP now. Obsolete if the section is gone again."""
    news = bot_data.services.changes.news
    question = await news.filled(message.about or 0, message.recipient_id)
    screen = ChangeCards.of(bot_data).gap_filled(question, message.detail) if question else None
    return Outgoing(screen) if screen is not None else None


CHANGES: Mapping[str, Renderer] = {
    ChangeNotice.CHANGED: changed,
    ChangeNotice.UNREAD: unread,
    ChangeNotice.NOW_SOP: now_sop,
    ChangeNotice.GAP_FILLED: gap_filled,
}
