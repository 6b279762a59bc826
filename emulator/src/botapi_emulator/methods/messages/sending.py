"""sendMessage and sendChatAction, and what all sending methods share."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods import suggestions
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import content, sending_rights
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message

ACTIONS = {
    "cancel",
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_audio",
    "record_voice",
    "upload_audio",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
}


async def send_message(call: Call) -> dict[str, Any]:
    """Write a text."""
    return send(call, call.open_chat(), content.text(call)).json


def send(call: Call, chat: Chat, body: dict[str, Any], file: bytes | None = None) -> Message:
    """Write a message with what every sending method may add: keyboard, reply, protection."""
    sending_rights.check(call, chat, body)
    extras = {**content.reply(call, chat), **content.protection(call)}
    extras |= {**content.markup(call, body, chat), **content.thread(call, chat)}
    replied = extras.get("reply_to_message", {}).get("message_id", 0)
    extras |= {**content.effect(call, chat), **suggestions.place(call, chat, replied)}
    content.show_keyboard(call, chat)
    chat.action, chat.draft = None, {}
    sender = call.bot.user()
    if chat.connection:
        chat.connection.needs("can_reply")
        extras |= {**chat.connection.marks(), "sender_business_bot": sender}
        sender = chat.connection.user.user()
    message = call.world.write(chat, sender, {**body, **extras}, file, author_id=call.bot.id)
    message.is_silent = call.flag("disable_notification")
    return message


async def send_chat_action(call: Call) -> bool:
    """Show that the bot is busy."""
    chat = call.open_chat()
    thread = content.thread(call, chat)
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise refusals.ACTION_WRONG
    chat.action = None if action == "cancel" else action
    call.world.emit(Event("action", call.bot, chat.id, detail={"action": action, **thread}))
    return True
