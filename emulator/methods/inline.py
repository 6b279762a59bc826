"""answerInlineQuery."""

from typing import Any

from emulator import content, keyboards, refusals
from emulator.call import Call
from emulator.media_kinds import DETAILS
from emulator.methods.media import known

MOST_RESULTS = 50

Json = dict[str, Any]


async def answer_inline_query(call: Call) -> bool:
    """Offer results to somebody who typed the bot's username and a query; once."""
    query = call.world.inline_queries.get(call.text("inline_query_id"))
    if query is None or query.bot is not call.bot or query.results is not None:
        raise refusals.QUERY_TOO_OLD
    results = call.data("results") or []
    if len(results) > MOST_RESULTS:
        raise refusals.INLINE_RESULTS_TOO_MANY
    if len({result["id"] for result in results}) < len(results):
        raise refusals.INLINE_RESULT_TWICE
    query.results = [{**result, "message": _message(call, result)} for result in results]
    query.arrived.set()
    return True


def _message(call: Call, result: Json) -> Json:
    """What the person sends who chooses the result."""
    if not 1 <= len(result["id"].encode()) <= 64:
        raise refusals.INLINE_RESULT_ID_WRONG
    markup = result.get("reply_markup")
    keyboard = {"reply_markup": keyboards.read(markup)} if markup else {}
    given = result.get("input_message_content")
    if given is not None:
        return {**content.inline_text(call, given), **keyboard}
    kind = str(result["type"]).replace("mpeg4_gif", "animation").replace("gif", "animation")
    file_id = next((str(result[name]) for name in result if name.endswith("file_id")), None)
    if file_id is None or kind not in {*DETAILS, "photo"}:
        raise refusals.URL_UNREACHABLE
    return {**known(call, file_id).as_media(), **content.caption(call, result), **keyboard}
