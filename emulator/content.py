"""What messages are made of, checked as Telegram checks it: text, keyboards, replies."""

from typing import Any

from emulator import html, refusals
from emulator.call import Call
from emulator.chats import Chat
from emulator.detection import detected

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_LIMIT = 64
BUTTON_LIMIT = 100

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
        plain, entities = source.strip(), html.moved(given, source)
    elif not mode or mode == "none":
        plain, entities = source.strip(), []
    elif mode == "html":
        plain, entities = _parsed(source)
    else:
        raise refusals.PARSE_MODE_UNKNOWN
    return plain, detected(plain, entities)


def _parsed(source: str) -> tuple[str, list[Json]]:
    try:
        return html.parse(source)
    except html.UnparsableError as error:
        raise refusals.entities_unparsable(error) from None


def markup(call: Call) -> Json:
    """The inline keyboard, as a Message object holds it; other keyboards are not in messages."""
    given = call.data("reply_markup")
    if not given:
        return {}
    if not isinstance(given, dict):
        raise refusals.REPLY_MARKUP_UNPARSABLE
    rows = [row for row in given.get("inline_keyboard", []) if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTON_LIMIT:
        raise refusals.REPLY_MARKUP_TOO_LONG
    for button in buttons:
        _check_button(button)
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_button(button: Json) -> None:
    if len(button) < 2 or not button.get("text"):
        raise refusals.BUTTON_TEXT_EMPTY
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= CALLBACK_DATA_LIMIT:
        raise refusals.BUTTON_DATA_INVALID
    if "url" in button and ":" not in button["url"] and "." not in button["url"]:
        raise refusals.BUTTON_URL_INVALID


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
