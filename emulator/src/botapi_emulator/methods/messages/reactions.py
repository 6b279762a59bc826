"""setMessageReaction."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters.fields import Fields
from botapi_emulator.world.events import Event

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 "
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 "
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
EMOJI = frozenset(_EMOJI.split())
"""What one may react with."""
NO_OBJECT = refusals.bad_request("expected an Object")
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
