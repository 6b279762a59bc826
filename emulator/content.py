"""What messages are made of, checked as Telegram checks it: text, keyboards, replies."""

from typing import Any

from emulator import html, keyboards, refusals
from emulator.call import Call
from emulator.chats import Chat
from emulator.detection import detected

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

Json = dict[str, Any]


def text(call: Call) -> Json:
    """The text of a message: `text` and `entities`, as a Message object holds them."""
    if not call.text("text"):
        raise refusals.TEXT_MISSING
    plain, entities = formatted(call.params, call.text("text"), call.data("entities"))
    if not plain:
        raise refusals.TEXT_EMPTY
    if html.utf16_length(plain) > TEXT_LIMIT:
        raise refusals.TEXT_TOO_LONG
    preview = call.data("link_preview_options")
    body: Json = {"text": plain}
    if entities:
        body["entities"] = entities
    if preview:
        body["link_preview_options"] = preview
    return body


def caption(params: Json, entities: Any = None) -> Json:
    """The caption of a photo or document, as a Message object holds it; may be empty."""
    plain, entities = formatted(params, str(params.get("caption") or ""), entities)
    if html.utf16_length(plain) > CAPTION_LIMIT:
        raise refusals.CAPTION_TOO_LONG
    body: Json = {"caption": plain} if plain else {}
    if entities:
        body["caption_entities"] = entities
    return body


def formatted(
    params: Json, source: str, given: Any, mode_name: str = "parse_mode"
) -> tuple[str, list[Json]]:
    """Text and entities from a source in some parse_mode, or with its entities given."""
    mode = str(params.get(mode_name) or "").lower()
    if given and not mode:
        plain, entities = source.strip(), html.moved(_given(given, source), source)
    elif not mode or mode == "none":
        plain, entities = source.strip(), []
    elif mode == "html":
        plain, entities = _parsed(source)
    else:
        raise refusals.PARSE_MODE_UNKNOWN
    return plain, detected(plain, entities)


def _given(entities: list[Json], source: str) -> list[Json]:
    """Entities given beside their text: none may reach past its end."""
    end = html.utf16_length(source)
    for entity in entities:
        offset, length = int(entity["offset"]), int(entity["length"])
        if offset > end:
            raise refusals.entity_begins_late(offset)
        if offset + length > end:
            raise refusals.entity_ends_late(offset, offset + length)
    return entities


def _parsed(source: str) -> tuple[str, list[Json]]:
    try:
        return html.parse(source)
    except html.UnparsableError as error:
        raise refusals.entities_unparsable(error) from None


def markup(call: Call) -> Json:
    """The inline keyboard, as a Message object holds it; other keyboards are not in messages."""
    given = call.data("reply_markup")
    keyboard = {} if given in (None, "") else keyboards.read(given)
    return {"reply_markup": keyboard} if "inline_keyboard" in keyboard else {}


def reply(call: Call, chat: Chat) -> Json:
    """The message replied to, as a Message object holds it."""
    wanted = call.data("reply_parameters") or {}
    number = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not number:
        return {}
    found = chat.messages.get(int(number))
    if found is None:
        if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return {}
        raise refusals.MESSAGE_TO_REPLY_NOT_FOUND
    return {"reply_to_message": without_reply(found.json)}


def without_reply(json: Json) -> Json:
    """A message as it stands inside another: replies do not nest."""
    return {key: value for key, value in json.items() if key != "reply_to_message"}


def protection(call: Call) -> Json:
    """The mark of a message that may not be forwarded or saved."""
    return {"has_protected_content": True} if call.flag("protect_content") else {}
