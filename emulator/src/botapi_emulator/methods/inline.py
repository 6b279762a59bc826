"""answerInlineQuery, and what is sent or kept like its results: from Mini Apps, to guests."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.methods.messages import content
from botapi_emulator.parameters import keyboards

MOST_RESULTS = 50
LONGEST_ID = 64
DAY = 24 * 60 * 60
SHARED_WITH = ("user", "bot", "group", "channel")
REQUESTS = {"request_users", "request_chat", "request_managed_bot"}
"""What a button in a Mini App may ask for."""
BUTTON_UNREADABLE = refusals.bad_request("Can't parse keyboard button JSON object")
PEERS_MISSING = refusals.bad_request("PEER_TYPES_INVALID")
RESULT_NO_OBJECT = refusals.bad_request("Inline query result must be an object")
RESULT_MISSING = refusals.bad_request("Result isn't specified")
OFFSET_TOO_LONG = refusals.bad_request("NEXT_OFFSET_INVALID")

Json = dict[str, Any]


async def answer_inline_query(call: Call) -> bool:
    """Offer results to somebody who typed the bot's username and a query; once."""
    button, next_offset = call.data("button") or {}, call.text("next_offset")
    seconds, is_personal = call.integer("cache_time"), call.flag("is_personal")
    if len(next_offset.encode()) > LONGEST_ID:
        raise OFFSET_TOO_LONG
    given = call.parsed("results")
    if isinstance(given, list) and len(given) > MOST_RESULTS:
        raise refusals.INLINE_RESULTS_TOO_MANY
    results = call.data("results") or []
    offered = [{**result, "message": await _message(call, result)} for result in results]
    query = call.world.inline_queries.get(call.text("inline_query_id"))
    if query is None or query.bot is not call.bot or query.results is not None:
        raise refusals.QUERY_TOO_OLD
    if not all(1 <= len(result["id"].encode()) <= LONGEST_ID for result in results):
        raise refusals.INLINE_RESULT_ID_WRONG
    if len({result["id"] for result in results}) < len(results):
        raise refusals.INLINE_RESULT_TWICE
    query.results, query.next_offset, query.button = offered, next_offset, button
    if seconds > 0:
        holder = query.user_id if is_personal else 0
        key = (call.bot.id, query.text, query.offset, holder)
        call.world.inline_cache[key] = call.world.timestamp() + seconds, query
    query.arrived.set()
    return True


async def answer_web_app_query(call: Call) -> Json:
    """Send a message for somebody who works with one of the bot's Mini Apps."""
    message = await _message(call, _result(call))
    query = call.world.app_queries.pop(call.text("web_app_query_id"), None)
    if query is None or query[0] != call.bot.id:
        raise refusals.QUERY_TOO_OLD
    chat, person = call.world.known_chat(call.bot, query[1]), call.world.users[query[1]]
    sent = call.world.write(chat, person.user(), {**message, "via_bot": call.bot.user()})
    if "reply_markup" not in message:
        return {}
    return {"inline_message_id": call.world.keep_inline(sent)}


async def save_prepared_inline_message(call: Call) -> Json:
    """Keep a message that a person may share from a Mini App."""
    user, message = user_of(call), await _message(call, _result(call))
    kinds = {kind for kind in SHARED_WITH if call.flag(f"allow_{kind}_chats")}
    if not kinds:
        raise PEERS_MISSING
    number = f"PM{call.world.number():06d}"
    call.world.prepared[number] = call.bot.id, user["id"], message, kinds
    return {"id": number, "expiration_date": call.world.timestamp() + DAY}


async def answer_guest_query(call: Call) -> Json:
    """Answer somebody in a chat that the bot is not in; once."""
    message = await _message(call, _result(call))
    asked = call.world.guest_queries.get(call.text("guest_query_id"))
    if asked is None or asked.bot is not call.bot or asked.home is None:
        raise refusals.QUERY_TOO_OLD
    del call.world.guest_queries[call.text("guest_query_id")]
    about = {"guest_bot_caller_user": asked.json["from"]}
    sent = call.world.write(asked.home, call.bot.user(), {**message, **about})
    return {"inline_message_id": call.world.keep_inline(sent)}


async def save_prepared_keyboard_button(call: Call) -> Json:
    """Keep a button that a person may press in a Mini App."""
    user, given = user_of(call), call.parsed("button")
    if given is None:
        raise BUTTON_UNREADABLE
    button = keyboards.key(given) or {}
    if not REQUESTS & button.keys():
        raise refusals.BUTTON_TYPE_INVALID
    number = f"PB{call.world.number():06d}"
    call.world.prepared_buttons[number] = call.bot.id, user["id"], button
    return {"id": number}


def _result(call: Call) -> Json:
    if not call.text("result"):
        raise RESULT_MISSING
    if not isinstance(call.parsed("result"), dict):
        raise RESULT_NO_OBJECT
    return dict(call.data("result"))


async def _message(call: Call, result: Json) -> Json:
    """What the person sends who chooses the result."""
    markup = result.get("reply_markup")
    keyboard = {"reply_markup": keyboards.read(markup)} if markup else {}
    given = result.get("input_message_content") or result
    return {**await _content(call, result, given), **keyboard}


async def _content(call: Call, result: Json, given: Json) -> Json:
    """The words, the place, the contact or the file that is sent."""
    if "message_text" in given:
        return content.inline_text(call, given)
    if "phone_number" in given:
        return {"contact": _picked(given, "phone_number", "first_name", "last_name", "vcard")}
    if "latitude" in given:
        place = _picked(given, "latitude", "longitude")
        named = _picked(given, "title", "address") if "address" in given else {}
        venue = {"venue": {**named, "location": place}} if named else {}
        return {**venue, "location": place}
    if given is not result:
        raise refusals.INLINE_CONTENT_UNKNOWN
    kind = str(result["type"]).replace("mpeg4_gif", "animation").replace("gif", "animation")
    file = await stored(call, kind, _reference(result), result)
    return {**file.as_media(), **content.caption(call, result)}


def _reference(result: Json) -> str:
    """The file of a result: its file_id, or its address."""
    names = [name for name in result if name.endswith(("file_id", "_url"))]
    found = next((name for name in names if not name.startswith("thumbnail")), None)
    if found is None:
        raise refusals.INLINE_CONTENT_UNKNOWN
    return str(result[found])


def _picked(given: Json, *names: str) -> Json:
    return {name: given[name] for name in names if name in given}
