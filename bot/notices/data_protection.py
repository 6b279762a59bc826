"""The renderers of retention: what admins are told before reports lose their words."""

from collections.abc import Mapping
from datetime import date

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts.data_protection import retention as texts
from office.anomalies import RetentionNotice
from office.outbox import OutboxMessage


async def coming(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin how many reports lose their words, and when. Obsolete if none are left."""
    count = await bot_data.services.anomalies.redaction.count_told()
    if not count:
        return None
    return Outgoing(Screen(texts.coming(count, date.fromisoformat(message.detail))))


RETENTION: Mapping[str, Renderer] = {RetentionNotice.COMING: coming}
