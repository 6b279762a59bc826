"""sendMessage, copyMessage, forwardMessage, sendChatAction."""

from typing import Any

from emulator import content, refusals
from emulator.call import Call
from emulator.chats import Chat
from emulator.events import Event
from emulator.messages import Message
from emulator.polls import afresh

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
HEAD = {"message_id", "date", "from", "sender_chat", "chat", "edit_date"}
NOT_COPIED = HEAD | {"reply_markup", "reply_to_message", "has_protected_content"}


async def send_message(call: Call) -> dict[str, Any]:
    """Write a text."""
    return send(call, call.open_chat(), content.text(call)).json


def send(call: Call, chat: Chat, body: dict[str, Any], file: bytes | None = None) -> Message:
    """Write a message with what every sending method may add: keyboard, reply, protection."""
    extras = {**content.reply(call, chat), **content.protection(call), **content.markup(call)}
    chat.action = None
    return call.world.write(chat, call.bot.user(), {**body, **extras}, file)


async def copy_message(call: Call) -> dict[str, Any]:
    """Write a message again without a link to the original."""
    original = _original(call, refusals.MESSAGE_TO_COPY_NOT_FOUND, refusals.MESSAGE_CANT_BE_COPIED)
    body = copied(call, original)
    if "caption" in call.params:
        body = {k: v for k, v in body.items() if k not in {"caption", "caption_entities"}}
        body |= content.caption(call)
    return {"message_id": send(call, call.open_chat(), body, original.content).id}


def copied(call: Call, original: Message) -> dict[str, Any]:
    """What a copy holds; a copied poll begins anew."""
    body = _body(original)
    return {**body, "poll": afresh(body["poll"], call.world.number())} if "poll" in body else body


async def forward_message(call: Call) -> dict[str, Any]:
    """Write a message again, naming its origin."""
    original = _original(
        call, refusals.MESSAGE_TO_FORWARD_NOT_FOUND, refusals.MESSAGE_CANT_BE_FORWARDED
    )
    return send(call, call.open_chat(), forwarded(original), original.content).json


def forwarded(original: Message) -> dict[str, Any]:
    """What a forwarded message holds."""
    json = original.json
    origin: dict[str, Any] = {"type": "user", "date": json["date"]}
    if "from" in json:
        origin["sender_user"] = json["from"]
    else:
        origin |= {"type": "channel", "chat": json["chat"], "message_id": original.id}
    return {**_body(original), "forward_origin": json.get("forward_origin", origin)}


def _original(call: Call, missing: refusals.Refusal, refused: refusals.Refusal) -> Message:
    original = call.message(call.chat("from_chat_id"), missing)
    if original.json.get("has_protected_content"):
        raise refused
    return original


def _body(original: Message) -> dict[str, Any]:
    return {key: value for key, value in original.json.items() if key not in NOT_COPIED}


async def send_chat_action(call: Call) -> bool:
    """Show that the bot is busy."""
    chat = call.open_chat()
    action = call.text("action").lower()
    if action not in ACTIONS:
        raise refusals.ACTION_WRONG
    chat.action = None if action == "cancel" else action
    call.world.emit(Event("action", call.bot, chat.id, detail={"action": action}))
    return True
