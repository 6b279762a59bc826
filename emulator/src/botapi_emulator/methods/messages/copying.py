"""copyMessage, copyMessages, forwardMessage, forwardMessages."""

from collections.abc import Callable
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import content
from botapi_emulator.methods.messages.sending import send
from botapi_emulator.parameters import identifiers
from botapi_emulator.world.messages import Message
from botapi_emulator.world.polls import afresh

NOT_COPIED = {
    "message_id",
    "date",
    "from",
    "sender_chat",
    "chat",
    "edit_date",
    "via_bot",
    "reply_markup",
    "reply_to_message",
    "external_reply",
    "quote",
    "effect_id",
    "business_connection_id",
    "sender_business_bot",
    "sender_tag",
    "has_protected_content",
    "message_thread_id",
    "is_topic_message",
    "direct_messages_topic",
    "suggested_post_info",
    "is_paid_post",
    "guest_query_id",
    "guest_bot_caller_user",
}
WORDS = {"caption", "caption_entities", "show_caption_above_media"}

Json = dict[str, Any]


async def copy_message(call: Call) -> Json:
    """Write a message again without a link to the original."""
    call.required("from_chat_id")
    original = call.message(call.chat("from_chat_id"), refusals.MESSAGE_TO_COPY_NOT_FOUND)
    if original.json.get("has_protected_content"):
        raise refusals.MESSAGE_CANT_BE_COPIED
    body, words = _begun(call, _copied(call, original)), content.caption(call)
    if "caption" in call.params:
        body = {**_without(body, WORDS), **words, **content.above(words, call.flag)}
    return {"message_id": send(call, call.open_chat(), body, original.content).id}


async def copy_messages(call: Call) -> list[Json]:
    """Write several messages again; those not there or protected are passed over."""
    gone = WORDS if call.flag("remove_caption") else set()
    return _each(call, lambda original: _without(_copied(call, original), gone))


async def forward_message(call: Call) -> Json:
    """Write a message again, naming its origin."""
    call.required("from_chat_id")
    original = call.message(call.chat("from_chat_id"), refusals.MESSAGE_TO_FORWARD_NOT_FOUND)
    if original.json.get("has_protected_content"):
        raise refusals.MESSAGE_CANT_BE_FORWARDED
    body = _begun(call, _forwarded(original))
    return send(call, call.open_chat(), body, original.content).json


async def forward_messages(call: Call) -> list[Json]:
    """Write several messages again, naming their origins."""
    return _each(call, _forwarded)


def _each(call: Call, made_of: Callable[[Message], Json]) -> list[Json]:
    call.required("from_chat_id")
    numbers = identifiers.message_ids(call.parsed("message_ids"))
    source = call.chat("from_chat_id")
    found = [source.messages[number] for number in numbers if number in source.messages]
    free = [one for one in found if not one.json.get("has_protected_content")]
    if not free:
        raise refusals.MESSAGES_TO_FORWARD_NOT_FOUND
    chat = call.open_chat()
    return [{"message_id": send(call, chat, made_of(one), one.content).id} for one in free]


def _copied(call: Call, original: Message) -> Json:
    """What a copy holds; a copied poll begins anew."""
    body = _without(original.json, NOT_COPIED)
    return {**body, "poll": afresh(body["poll"], call.world.number())} if "poll" in body else body


def _begun(call: Call, body: Json) -> Json:
    """A video that begins where the request says."""
    start = call.integer("video_start_timestamp")
    if not start or "video" not in body:
        return body
    return {**body, "video": {**body["video"], "start_timestamp": start}}


def _forwarded(original: Message) -> Json:
    """What a forwarded message holds."""
    kept = _without(original.json, NOT_COPIED)
    return {**kept, "forward_origin": content.origin(original)}


def _without(json: Json, names: set[str]) -> Json:
    return {key: value for key, value in json.items() if key not in names}
