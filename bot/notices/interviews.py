"""What the outbox does for interviews: it deletes their messages from the officers' chats."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import interviews as texts
from office.interviews import InterviewNotice, Messages
from office.outbox import OutboxMessage


async def forgotten(message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """Delete the messages of one day's interviews."""
    return Outgoing(Screen(texts.GONE), deletes=message.facts(Messages).numbers)


INTERVIEWS: Mapping[str, Renderer] = {InterviewNotice.FORGOTTEN: forgotten}
