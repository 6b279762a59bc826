"""sendRichMessage and sendRichMessageDraft: texts with headings, lists and tables."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting import rich
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages.sending import send

MISSING = refusals.parameter_required("rich_message")
NO_MARKDOWN = refusals.bad_request("rich messages in Markdown are not emulated")

Json = dict[str, Any]


async def send_rich_message(call: Call) -> Json:
    """Write a rich message."""
    return send(call, call.open_chat(), body(call)).json


def body(call: Call) -> Json:
    """A rich message as a Message object holds it."""
    given = call.data("rich_message")
    if not given:
        raise MISSING
    if given.get("markdown"):
        raise NO_MARKDOWN
    message: Json = {"blocks": rich.blocks(str(given.get("html") or ""))}
    return {"rich_message": {**message, "is_rtl": True} if given.get("is_rtl") else message}
