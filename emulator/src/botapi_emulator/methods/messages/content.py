"""What messages are made of, checked as Telegram checks it: text, keyboards, replies."""

from collections.abc import Callable
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters import keyboards
from botapi_emulator.world import topics
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message, without_reply

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
PICTURED = ("photo", "live_photo", "video", "animation")
"""Kinds that may be blurred, or stand below their captions."""

Json = dict[str, Any]


def text(call: Call) -> Json:
    """The text of a message: `text` and `entities`, as a Message object holds them."""
    if not call.text("text"):
        raise refusals.TEXT_MISSING
    source, mode = call.text("text"), call.text("parse_mode")
    plain, entities = formatted(source, mode, call.data("entities"), call.world.users)
    if not plain:
        raise refusals.TEXT_EMPTY
    if len(plain) > TEXT_LIMIT:
        raise refusals.TEXT_TOO_LONG
    former = {"is_disabled": True} if call.flag("disable_web_page_preview") else None
    preview = call.data("link_preview_options") or former or {}
    body: Json = {"text": plain}
    if entities:
        body["entities"] = entities
    if not preview.get("is_disabled") and (url := _first_link(plain, entities)):
        preview = {"url": url, **preview}  # the page behind it is taken for there
    return {**body, "link_preview_options": preview} if preview else body


def _first_link(plain: str, entities: list[Json]) -> str | None:
    """The address that a text is previewed by; those without a protocol are passed over."""
    units = plain.encode("utf-16-le")
    for entity in entities:
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        shown = units[start:end].decode("utf-16-le") if entity["type"] == "url" else ""
        url = str(entity.get("url") or shown)
        if url.startswith(("http://", "https://")):
            return url
    return None


def caption(call: Call, item: Json | None = None) -> Json:
    """The caption of a call, or of an item of its album, as a Message object holds it."""
    if item is None:
        words, mode = call.text("caption"), call.text("parse_mode")
        marked = call.data("caption_entities")
    else:
        words, mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
        marked = item.get("caption_entities")
    plain, entities = formatted(words, mode, marked, call.world.users)
    if len(plain) > CAPTION_LIMIT:
        raise refusals.CAPTION_TOO_LONG
    body: Json = {"caption": plain} if plain else {}
    if entities:
        body["caption_entities"] = entities
    return body


def display(kind: str, words: Json, asks: Callable[[str], bool]) -> Json:
    """How a picture is to be shown, as a Message object tells it."""
    if kind not in PICTURED:
        return {}
    shown: Json = {"has_media_spoiler": True} if asks("has_spoiler") else {}
    return {**shown, **above(words, asks)}


def above(words: Json, asks: Callable[[str], bool]) -> Json:
    """Whether a caption stands above what it is about."""
    is_above = asks("show_caption_above_media") and "caption" in words
    return {"show_caption_above_media": True} if is_above else {}


def inline_text(call: Call, given: Json) -> Json:
    """The text in an inline query's result, as a Message object holds it."""
    if "message_text" not in given:
        raise refusals.INLINE_CONTENT_UNKNOWN
    source, mode = given["message_text"], given.get("parse_mode", "")
    plain, entities = formatted(source, mode, given.get("entities"), call.world.users)
    if not plain:
        raise refusals.TEXT_MISSING
    return {"text": plain, "entities": entities} if entities else {"text": plain}


def markup(call: Call, message: Json, chat: Chat | None = None) -> Json:
    """The inline keyboard, as a Message object holds it; other keyboards are not in messages."""
    keyboard = _keyboard(call)
    keyboards.check_place(keyboard, message, is_private=chat is None or chat.is_private)
    return {"reply_markup": keyboard} if "inline_keyboard" in keyboard else {}


def show_keyboard(call: Call, chat: Chat) -> None:
    """Put a reply keyboard, or the wish for a reply, in place of the phone's own keyboard."""
    keyboard = _keyboard(call)
    if keyboard and "inline_keyboard" not in keyboard:
        chat.keyboard = {} if keyboard.get("remove_keyboard") else keyboard
        call.world.emit(Event("keyboard", call.bot, chat.id))


def _keyboard(call: Call) -> Json:
    given = call.data("reply_markup")
    return {} if given in (None, "") else keyboards.read(given)


def reply(call: Call, chat: Chat) -> Json:
    """The message replied to, as a Message object holds it."""
    wanted = call.data("reply_parameters") or {}
    number = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not number:
        return {}
    there = _chat_replied_to(call, wanted) or chat
    found = there.messages.get(int(number))
    if found is None:
        if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return {}
        raise refusals.MESSAGE_TO_REPLY_NOT_FOUND
    quote = _quote(call, wanted, found)
    if there is chat:
        return {"reply_to_message": without_reply(found.json), **quote}
    external = {"origin": origin(found), "chat": there.json, "message_id": found.id}
    return {"external_reply": external, **quote}


def _chat_replied_to(call: Call, wanted: Json) -> Chat | None:
    if "chat_id" not in wanted:
        return None
    chat = call.world.chat(call.bot, call.chat_id(str(wanted["chat_id"])))
    if chat is None or chat.is_closed_to(call.bot.id):
        raise refusals.CHAT_NOT_FOUND
    return chat


def _quote(call: Call, wanted: Json, found: Message) -> Json:
    """The part of a message that is replied to; it must be there word for word."""
    if not wanted.get("quote"):
        return {}
    mode, marked = wanted.get("quote_parse_mode", ""), wanted.get("quote_entities")
    words, entities = formatted(wanted["quote"], mode, marked, call.world.users)
    place = found.text.find(words)
    if not words or place < 0:
        raise refusals.QUOTE_WRONG
    position = len(found.text[:place].encode("utf-16-le")) // 2
    quote: Json = {"text": words, "position": position, "is_manual": True}
    return {"quote": {**quote, "entities": entities} if entities else quote}


def origin(message: Message) -> Json:
    """Where a message comes from, as a MessageOrigin object."""
    json = message.json
    if "forward_origin" in json:
        return dict(json["forward_origin"])
    if "from" in json:
        return {"type": "user", "date": json["date"], "sender_user": json["from"]}
    about = {"chat": json["chat"], "message_id": message.id}
    return {"type": "channel", "date": json["date"], **about}


def thread(call: Call, chat: Chat) -> Json:
    """The topic written to, as a Message object tells it; only forums have any.

    The general topic is written to without naming it.
    """
    number = call.integer("message_thread_id")
    topic = chat.topics.get(number or topics.GENERAL)
    if number > 0 and (topic is None or number == topics.GENERAL):
        raise refusals.THREAD_NOT_FOUND
    if topic and topic.is_closed and not call.may(chat, "can_manage_topics"):
        raise refusals.TOPIC_CLOSED
    return topics.marks(topic.id) if topic else {}


def effect(call: Call, chat: Chat) -> Json:
    """What moves over a message while it is read for the first time; only in private chats."""
    number = call.text("message_effect_id")
    return {"effect_id": number} if number and chat.is_private else {}


def protection(call: Call) -> Json:
    """The mark of a message that may not be forwarded or saved."""
    return {"has_protected_content": True} if call.flag("protect_content") else {}
