"""setMessageReaction."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.parameters.fields import Fields
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.events import Event

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 "
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 "
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
EMOJI = frozenset(_EMOJI.split())
"""What one may react with."""
NO_OBJECT = refusals.bad_request("expected an Object")
MESSAGE_MISSING = refusals.bad_request("message to delete reactions not found")
REACTOR_MISSING = refusals.bad_request("Reaction sender not found")
FORBIDDEN = refusals.bad_request("CHAT_ADMIN_REQUIRED")
TYPE_UNKNOWN = refusals.bad_request("invalid reaction type specified")


async def set_message_reaction(call: Call) -> bool:
    """React to a message, or take the reaction back; a bot may give one."""
    emoji = [_emoji(one) for one in call.data("reaction") or []]
    message = call.message(call.joined_chat(), refusals.MESSAGE_TO_REACT_NOT_FOUND)
    if not all(one.replace("\ufe0f", "") in EMOJI for one in emoji):
        raise refusals.REACTION_INVALID
    if len(emoji) > 1:
        raise refusals.REACTIONS_TOO_MANY
    message.reactions[call.bot.id] = emoji
    call.world.emit(Event("edited", call.bot, message.chat_id, message))
    return True


async def delete_message_reaction(call: Call) -> bool:
    """Take away how somebody reacted to a message."""
    chat, who = _reactions_of(call)
    message = call.message(chat, MESSAGE_MISSING)
    message.reactions.pop(who, None)
    call.world.emit(Event("edited", call.bot, chat.id, message))
    return True


async def delete_all_message_reactions(call: Call) -> bool:
    """Take away how somebody reacted to anything in a chat."""
    chat, who = _reactions_of(call)
    for message in chat.messages.values():
        if message.reactions.pop(who, None):
            call.world.emit(Event("edited", call.bot, chat.id, message))
    return True


def _reactions_of(call: Call) -> tuple[Chat, int]:
    """The chat of the call, and whose reactions it is about."""
    who = user_of(call)["id"] if call.text("user_id") else call.integer("actor_chat_id")
    chat = call.joined_chat()
    if not who:
        raise REACTOR_MISSING
    if not call.may(chat, "can_delete_messages"):
        raise FORBIDDEN
    return chat, who


def _emoji(given: Any) -> str:
    """The emoji of a ReactionType; a custom one, which bots may rarely use, counts as none."""
    with refusals.while_parsing("ReactionType"):
        if not isinstance(given, dict):
            raise NO_OBJECT
        fields = Fields(given)
        kind = fields.text("type")
        if kind == "emoji":
            return fields.text("emoji")
        if kind != "custom_emoji":
            raise TYPE_UNKNOWN
        fields.integer("custom_emoji_id")
        return ""
