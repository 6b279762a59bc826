"""editMessageText, -Caption, -Media, -ReplyMarkup, deleteMessage, deleteMessages."""

from datetime import timedelta
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media.kinds import DETAILS
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.media import item_body
from botapi_emulator.methods.messages import content, rich
from botapi_emulator.parameters import identifiers
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message

DELETABLE_FOR = timedelta(hours=48)
TEXT = ("text", "entities", "link_preview_options", "rich_message")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
MEDIA = ("photo", *DETAILS, *CAPTION, "has_media_spoiler")
COMPARED = (*TEXT, *MEDIA, "location", "checklist", "reply_markup")
MEDIA_NO_OBJECT = refusals.bad_request("Can't parse InputMedia: expected an Object")

Json = dict[str, Any]


async def edit_message_text(call: Call) -> Json | bool:
    """Change a text; a keyboard not given again goes."""
    message = own(call)
    if not {"text", "rich_message"} & message.json.keys():
        raise refusals.NO_TEXT_TO_EDIT
    is_rich = bool(call.text("rich_message"))
    return replace(call, message, TEXT, rich.body(call) if is_rich else content.text(call))


async def edit_message_caption(call: Call) -> Json | bool:
    """Change the words under a photo or document."""
    message = own(call)
    if not {"photo", *DETAILS} & message.json.keys():
        raise refusals.NO_CAPTION_TO_EDIT
    words = content.caption(call)
    kind = next((kind for kind in content.PICTURED if kind in message.json), "")
    words |= content.display(kind, words, call.flag)
    words.pop("has_media_spoiler", None)  # stays as it was sent
    return replace(call, message, CAPTION, words)


async def edit_message_media(call: Call) -> Json | bool:
    """Change the photo or document, its caption with it."""
    call.required("media")
    media = call.data("media")
    if media is None:
        raise MEDIA_NO_OBJECT
    body, file = await item_body(call, media)
    return replace(call, own(call), (*TEXT, *MEDIA), body, file)


async def edit_message_reply_markup(call: Call) -> Json | bool:
    """Change or take away the keyboard."""
    return replace(call, own(call), (), {})


def own(call: Call) -> Message:
    """The bot's own message, or one that somebody sent through it."""
    if not call.text("chat_id") and not call.integer("message_id"):
        return inline_message(call)
    chat = call.joined_chat()
    message = call.message(chat, refusals.MESSAGE_TO_EDIT_NOT_FOUND)
    is_editor = chat.is_channel and call.may(chat, "can_edit_messages")
    if not (message.is_from_bot or is_editor) or "forward_origin" in message.json:
        raise refusals.MESSAGE_CANT_BE_EDITED
    return message


def inline_message(call: Call) -> Message:
    """The message that somebody sent through the bot."""
    inline_id = call.text("inline_message_id")
    if not inline_id:
        raise refusals.MESSAGE_ID_MISSING
    sent = call.world.inline_messages.get(inline_id)
    if sent is None or sent.bot is not call.bot:
        raise refusals.INLINE_MESSAGE_WRONG
    return sent


def replace(
    call: Call, message: Message, fields: tuple[str, ...], body: Json, file: bytes | None = None
) -> Json | bool:
    """Put `body` in the place of some fields, the call's keyboard in the place of the old one."""
    gone = {*fields, "reply_markup"}
    kept = {key: value for key, value in message.json.items() if key not in gone}
    json = {**kept, **body, **content.markup(call, message.json, message.home)}
    if all(json.get(field) == message.json.get(field) for field in COMPARED):
        raise refusals.MESSAGE_NOT_MODIFIED
    is_mail = bool(fields) or "reply_markup" in json
    json["edit_date"] = call.world.timestamp()
    call.world.edit(message, json, file, is_mail=is_mail)
    return message.json if call.text("chat_id") else True


async def delete_message(call: Call) -> bool:
    """Take a message away, own or a person's, for 48 hours."""
    if not call.text("chat_id"):
        raise refusals.CHAT_MISSING
    if call.integer("message_id") <= 0:
        raise refusals.MESSAGE_ID_MISSING
    chat = call.joined_chat()
    _delete(call, chat, call.message(chat, refusals.MESSAGE_TO_DELETE_NOT_FOUND))
    return True


async def delete_messages(call: Call) -> bool:
    """Take several messages away; those not there are passed over."""
    numbers = identifiers.message_ids(call.parsed("message_ids"))
    chat = call.joined_chat()
    for number in numbers:
        if message := chat.messages.get(number):
            _delete(call, chat, message)
    return True


def _delete(call: Call, chat: Chat, message: Message) -> None:
    is_old = call.world.timestamp() - message.json["date"] > DELETABLE_FOR.total_seconds()
    if is_old and chat.json["type"] in {"private", "group"}:
        raise refusals.MESSAGE_TOO_OLD_TO_DELETE
    needed = "can_post_messages" if chat.is_channel else "can_send_messages"
    is_own = message.is_from_bot and call.may(chat, needed)
    if is_old or not (is_own or call.may(chat, "can_delete_messages")):
        raise refusals.MESSAGE_CANT_BE_DELETED
    call.world.delete(chat, message.id)
