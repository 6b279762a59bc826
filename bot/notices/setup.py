"""The renderer of the setup."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.setup import posts_of
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import setup as texts
from office.outbox import OutboxMessage
from office.setup import SetupNotice


async def waits(_message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say what waits for the heads. Obsolete once nothing does."""
    found = await bot_data.services.setup.look()
    if not found.waits_for_heads:
        return None
    posts = posts_of(found, bot_data.shelf.directory)
    return Outgoing(Screen(texts.waits_for_heads(found, posts)))


SETUP: Mapping[str, Renderer] = {SetupNotice.WAITS: waits}
