"""getChat, pinChatMessage, unpinChatMessage, unpinAllChatMessages."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import without_reply

MANAGE_PINS = "manage pinned messages in the chat"


async def get_chat(call: Call) -> dict[str, Any]:
    """What is known of a chat."""
    chat = call.chat()
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    info = {
        **chat.json,
        **chat.details,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }
    if person := call.world.users.get(chat.id):
        info |= person.shown
    if chat.is_desk:
        info["parent_chat"] = call.world.groups[call.world.desks[chat.id]]
    if chat.pinned:
        info["pinned_message"] = without_reply(chat.messages[chat.pinned[-1]].json)
    return info


async def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    chat = _pinning(call)
    message = call.message(chat, refusals.MESSAGE_TO_PIN_NOT_FOUND)
    chat.pin(message.id)
    notice = call.world.write(
        chat, call.bot.user(), {"pinned_message": without_reply(message.json)}
    )
    notice.is_silent = call.flag("disable_notification")
    notice.unread = False
    return True


async def unpin_chat_message(call: Call) -> bool:
    """Unpin a message, or the last one pinned."""
    chat = _pinning(call)
    wanted = call.integer("message_id") or (chat.pinned or [0])[-1]
    if wanted not in chat.pinned:
        raise refusals.MESSAGE_TO_UNPIN_NOT_FOUND
    chat.pinned.remove(wanted)
    return True


async def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    _pinning(call).pinned.clear()
    return True


def _pinning(call: Call) -> Chat:
    """The chat of the call, where the bot may pin."""
    chat = call.joined_chat()
    right = "can_edit_messages" if chat.is_channel else "can_pin_messages"
    call.needs(chat, right, MANAGE_PINS)
    return chat
