"""setMessageReaction."""

from emulator import refusals
from emulator.call import Call
from emulator.events import Event

_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 "
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 "
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡 "
)
EMOJI = frozenset(_EMOJI.split())
"""What one may react with."""


async def set_message_reaction(call: Call) -> bool:
    """React to a message, or take the reaction back; a bot may give one."""
    message = call.message(call.chat(), refusals.MESSAGE_TO_REACT_NOT_FOUND)
    reactions = call.data("reaction") or []
    for reaction in reactions:
        if reaction.get("emoji", "").replace("\ufe0f", "") not in EMOJI:
            raise refusals.REACTION_INVALID
    if len(reactions) > 1:
        raise refusals.REACTIONS_TOO_MANY
    message.reactions[call.bot.id] = [reaction["emoji"] for reaction in reactions]
    call.world.emit(Event("edited", call.bot, message.chat_id, message))
    return True
