"""answerCallbackQuery."""

import re
from datetime import timedelta

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.world.events import Event

ANSWERABLE_FOR = timedelta(minutes=15)
TEXT_LIMIT = 200
LINK = re.compile(r"(?:https?://)?(?:t|telegram)\.me/(\w+)(?:\?start=[\w-]{0,64})?", re.ASCII)
URL_INVALID = refusals.bad_request("URL_INVALID")


async def answer_callback_query(call: Call) -> bool:
    """End a button's waiting, perhaps with a notice; once, and not too late."""
    query = call.world.callback_queries.get(call.text("callback_query_id"))
    if query is None or query.bot is not call.bot or query.answer is not None:
        raise refusals.QUERY_TOO_OLD
    if call.world.now() - query.asked_at > ANSWERABLE_FOR:
        raise refusals.QUERY_TOO_OLD
    text = call.text("text")
    if len(text) > TEXT_LIMIT:
        raise refusals.CALLBACK_TEXT_TOO_LONG
    answer = {"id": query.id, "text": text, "show_alert": call.flag("show_alert")}
    query.answer = {**answer, **_link(call, is_game=bool(query.game))}
    chat = call.world.chat(call.bot, query.user_id)
    if chat and text:
        chat.toasts.append(text)
    call.world.emit(Event("answer", call.bot, query.user_id, detail=query.answer))
    return True


def _link(call: Call, *, is_game: bool) -> dict[str, str]:
    """What the tap opens: a game, or of all addresses the bot's own, perhaps with a start code."""
    url = call.text("url")
    if not url:
        return {}
    if is_game:
        return {"url": url}
    link = LINK.fullmatch(url)
    if not link or link[1].lower() != call.bot.username.lower():
        raise URL_INVALID
    return {"url": url}
