"""sendMessageDraft, sendRichMessageDraft: what grows in a chat while the bot still writes it."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import content, rich
from botapi_emulator.world.events import Event

TEXT_LIMIT = 4096
NO_PRIVATE_CHAT = refusals.bad_request("TEXTDRAFT_PEER_INVALID")
ID_MISSING = refusals.bad_request("RANDOM_ID_INVALID")


async def send_message_draft(call: Call) -> bool:
    """Show what the bot has so far of a text; a message ends it."""
    source, mode = call.text("text"), call.text("parse_mode")
    text, entities = formatted(source, mode, call.data("entities"), call.world.users)
    if len(text) > TEXT_LIMIT:
        raise refusals.TEXT_TOO_LONG
    return _show(call, {"text": text, "entities": entities})


async def send_rich_message_draft(call: Call) -> bool:
    """Show what the bot has so far of a rich message."""
    return _show(call, rich.body(call))


def _show(call: Call, body: dict[str, Any]) -> bool:
    chat = call.open_chat()
    if not chat.is_private:
        raise NO_PRIVATE_CHAT
    number, thread = call.integer("draft_id"), content.thread(call, chat)
    if not number:
        raise ID_MISSING
    chat.draft = {"draft_id": number, **body, **thread}
    call.world.emit(Event("draft", call.bot, chat.id, detail=chat.draft))
    return True
