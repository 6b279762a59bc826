"""The renderers of the retention: what the admins hear before the words of reports go."""

from collections.abc import Mapping
from datetime import date

from bot.desk import Desk
from bot.outgoing import Outgoing
from bot.screen import Screen
from bot.sender import Renderer
from bot.texts import retention as texts
from office.outbox import OutboxMessage
from office.retention.notices import RetentionNotice


async def coming(message: OutboxMessage, desk: Desk) -> Outgoing | None:
    """Tell an admin how many reports lose their words and from when. Moot where none are left."""
    count = await desk.services.retaining.count_told()
    if not count:
        return None
    return Outgoing(Screen(texts.coming(count, date.fromisoformat(message.detail))))


RETENTION: Mapping[str, Renderer] = {RetentionNotice.COMING: coming}
