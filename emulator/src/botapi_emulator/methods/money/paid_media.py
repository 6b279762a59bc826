"""sendPaidMedia: pictures and films that people see once they paid for them in stars."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.media import item_body
from botapi_emulator.methods.messages import content
from botapi_emulator.methods.messages.sending import send

MOST, DEAREST = 10, 25_000
COUNT_WRONG = refusals.bad_request("Invalid number of paid media specified")
PRICE_WRONG = refusals.bad_request("Invalid media price specified")

Json = dict[str, Any]


async def send_paid_media(call: Call) -> Json:
    """Write a message with media that cost something."""
    chat, given, price = call.open_chat(), call.data("media") or [], call.integer("star_count")
    words, payload = content.caption(call), call.text("payload")
    if not 0 < len(given) <= MOST:
        raise COUNT_WRONG
    if not 0 < price <= DEAREST:
        raise PRICE_WRONG
    media = [await _item(call, one) for one in given]
    body = {"paid_media": {"star_count": price, "paid_media": media}}
    message = send(call, chat, {**body, **words, **content.above(words, call.flag)})
    call.world.payloads[call.bot.id, message.id] = payload
    return message.json


async def _item(call: Call, given: Json) -> Json:
    kind = given["type"]
    body, _ = await item_body(call, given)
    return {"type": kind, kind: body[kind]}
