"""What is shown beside a poll's question, its explanation and its options."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.media import item_body
from botapi_emulator.methods.messages import locations, places
from botapi_emulator.parameters.fields import Fields

FILES = ("photo", "animation", "audio", "document", "live_photo", "video", "sticker")
NOT_FOR_OPTIONS = {"audio", "document"}
LINK_EMPTY = refusals.bad_request("Poll option link must be non-empty")
MEDIA_WRONG = refusals.bad_request("Invalid poll option media content specified")

Json = dict[str, Any]


async def of_poll(call: Call) -> Json:
    """What is shown beside the question and beside the explanation."""
    given = {name: call.data(name) for name in ("media", "explanation_media")}
    return {name: await _shown(call, item) for name, item in given.items() if item}


async def of_option(call: Call, item: Json) -> Json:
    """What is shown beside an option; it alone may be a link."""
    fields = Fields(item)
    kind = fields.text("type")
    if kind == "link":
        url = fields.text("url")
        if not url:
            raise LINK_EMPTY
        return {"link": {"url": url}}
    if kind in NOT_FOR_OPTIONS:
        raise MEDIA_WRONG
    return await _shown(call, item)


async def _shown(call: Call, item: Json) -> Json:
    """An InputPollMedia as a PollMedia object."""
    fields = Fields(item)
    kind = fields.text("type")
    match kind:
        case "location":
            return {"location": locations.given(fields)}
        case "venue":
            named = {name: fields.text(name) for name in ("title", "address")}
            named |= places.found_by(lambda name: fields.text(name, ""))
            return {"venue": {"location": locations.given(fields), **named}}
        case "link":
            raise MEDIA_WRONG
    if kind not in FILES:
        raise refusals.unsupported_media(kind)
    body, _ = await item_body(call, item)
    return {name: value for name, value in body.items() if name in FILES}
