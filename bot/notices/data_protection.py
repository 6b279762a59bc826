"""The renderers of data protection: before reports lose their words, and the privacy notice."""

from collections.abc import Mapping
from datetime import date

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts.data_protection import privacy
from bot.texts.data_protection import retention as texts
from office.anomalies import RetentionNotice
from office.data_protection import VERSION, PrivacyNotice
from office.outbox import OutboxMessage


async def coming(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin how many reports lose their words, and when. Obsolete if none are left."""
    count = await bot_data.services.anomalies.redaction.count_told()
    if not count:
        return None
    return Outgoing(Screen(texts.coming(count, date.fromisoformat(message.detail))))


async def privacy_changed(message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """The privacy notice. Obsolete if a newer version is in force."""
    return Outgoing(Screen(privacy.changed(VERSION))) if message.detail == VERSION else None


DATA_PROTECTION: Mapping[str, Renderer] = {
    RetentionNotice.COMING: coming,
    PrivacyNotice.CHANGED: privacy_changed,
}
