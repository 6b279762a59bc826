"""What is shown beside a poll's question, its explanation and its options."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting import links
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.media import item_body
from botapi_emulator.methods.messages import locations
from botapi_emulator.parameters.fields import Fields

FILES = ("photo", "animation", "audio", "document", "live_photo", "video", "sticker")
LINK_WRONG = refusals.bad_request("wrong poll media link specified")

Json = dict[str, Any]


async def of_poll(call: Call) -> Json:
    """What is shown beside the question and beside the explanation."""
    given = {name: call.data(name) for name in ("media", "explanation_media")}
    return {name: await shown(call, item) for name, item in given.items() if item}


async def shown(call: Call, item: Json) -> Json:
    """An InputPollMedia or InputPollOptionMedia as a PollMedia object."""
    fields = Fields(item)
    match fields.text("type"):
        case "location":
            return {"location": locations.given(fields)}
        case "venue":
            named = {name: fields.text(name) for name in ("title", "address")}
            return {"venue": {"location": locations.given(fields), **named}}
        case "link":
            return {"link": {"url": _address(fields.text("url"))}}
    body, _ = await item_body(call, item)
    return {name: value for name, value in body.items() if name in FILES}


def _address(url: str) -> str:
    try:
        links.checked(url)
    except links.WrongLinkError:
        raise LINK_WRONG from None
    return url
