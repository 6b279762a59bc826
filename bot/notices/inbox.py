"""The renderers of the inbox: what senders and admins are told of updates put aside."""

import json
from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram import Screen, confidential, shortened
from bot.telegram.outgoing import Outgoing
from bot.texts import inbox as texts
from office.inbox import GiveUpReason, InboxNotice
from office.outbox import OutboxMessage

# So much shows a sender which message it was.
_MOST_LETTERS = 500


async def given_up(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell a sender that their message was put aside, with its masked words."""
    payload = await bot_data.services.inbox.payload(message.about or 0)
    words = shortened(_words(json.loads(payload)) if payload else "", _MOST_LETTERS)
    return Outgoing(confidential(texts.given_up(words, GiveUpReason(message.detail))))


async def put_aside(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin which updates are put aside. Obsolete once they were removed."""
    numbers = await bot_data.services.inbox.given_up()
    if not numbers:
        return None
    return Outgoing(Screen(texts.put_aside(numbers, GiveUpReason(message.detail))))


INBOX: Mapping[str, Renderer] = {
    InboxNotice.GIVEN_UP: given_up,
    InboxNotice.PUT_ASIDE: put_aside,
}


def _words(update: object) -> str:
    """What the sender wrote, the name of the file they sent, or that they pressed a button."""
    match update:
        case {"message": {"text": str(words)}} | {"message": {"caption": str(words)}}:
            return words
        case {"edited_message": {"text": str(words)}}:
            return words
        case {"message": {"document": {"file_name": str(name)}}}:
            return name
        case {"callback_query": _}:
            return texts.A_BUTTON
    return ""
