"""What a failed expectation says: what was wanted, what was there instead, what the bot does."""

from collections.abc import Sequence

from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World


def missing(
    world: World, who: str, wanted: str, within: float | None, chats: Sequence[Chat]
) -> AssertionError:
    """Nothing of what was wanted came into these chats of bots in time."""
    there = f"{who} expected {wanted} within {waited(world, within)}. {_there(chats)}"
    return AssertionError("\n".join([there, *filter(None, map(_silence, chats))]))


def waited(world: World, within: float | None) -> str:
    """How long somebody waited, in words."""
    return f"{world.patience if within is None else within:g} s"


def listed(messages: Sequence[Message]) -> str:
    """Some messages, one a line."""
    return "".join(f"\n  {message}" for message in messages) or "nothing"


def _there(chats: Sequence[Chat]) -> str:
    if unread := [message for chat in chats for message in chat.unread]:
        return f"Unread: {listed(unread)}"
    said = [one for chat in chats for one in chat.messages.values() if one.is_from_bot]
    if not said:
        return "Unread: nothing. The bot has written nothing here."
    return f"Unread: nothing. The bot's last message, already read: {listed(said[-1:])}"


def _silence(chat: Chat) -> str:
    """Why a bot may not have heard of what was said to it."""
    bot = chat.bot
    if bot.webhook is None and not bot.poll_number:
        return f"{bot.username} has never asked for updates: is it running?"
    if count := len(bot.updates):
        return f"{bot.username} has not confirmed what it was told last ({count} waiting)."
    return ""
