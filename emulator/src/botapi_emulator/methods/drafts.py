"""sendMessageDraft: a text that grows in somebody's chat while the bot is still writing it."""

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import content
from botapi_emulator.world.events import Event

TEXT_LIMIT = 4096
NO_PRIVATE_CHAT = refusals.bad_request("TEXTDRAFT_PEER_INVALID")
ID_MISSING = refusals.bad_request("RANDOM_ID_INVALID")


async def send_message_draft(call: Call) -> bool:
    """Show what the bot has so far; a message ends it."""
    source, mode = call.text("text"), call.text("parse_mode")
    text, entities = formatted(source, mode, call.data("entities"), call.world.users)
    chat = call.open_chat()
    if not chat.is_private:
        raise NO_PRIVATE_CHAT
    if len(text) > TEXT_LIMIT:
        raise refusals.TEXT_TOO_LONG
    number, thread = call.integer("draft_id"), content.thread(call, chat)
    if not number:
        raise ID_MISSING
    chat.draft = {"draft_id": number, "text": text, "entities": entities, **thread}
    call.world.emit(Event("draft", call.bot, chat.id, detail=chat.draft))
    return True
