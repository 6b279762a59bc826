"""Keyboards under messages and in place of the phone's own, read as Telegram reads them."""

from collections.abc import Callable
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters import urls
from botapi_emulator.parameters.fields import Fields

CALLBACK_DATA_LIMIT = 64
INLINE_LIMIT = 100
PRIVATE_KEYS = {
    "request_contact": "Phone number can be requested",
    "request_location": "Location can be requested",
    "request_poll": "Poll can be requested",
    "web_app": "Web App buttons can be used",
    "request_users": "Users can be requested",
    "request_chat": "Chats can be requested",
}
"""Keys that only a private chat may have, and how Telegram says so."""
FIRST = {"pay": "invoice", "callback_game": "game"}
"""Buttons that only one kind of message has, there as the first."""
FIRST_MISSING = {
    "invoice": refusals.bad_request("REPLY_MARKUP_BUY_EMPTY"),
    "game": refusals.bad_request("REPLY_MARKUP_GAME_EMPTY"),
}

Json = dict[str, Any]


def read(given: Any) -> Json:
    """A reply_markup, checked; {} where it holds nothing to show."""
    if not isinstance(given, dict):
        raise refusals.REPLY_MARKUP_NO_OBJECT
    keyboard = _rows(given, "keyboard", refusals.KEYBOARD_ROWS, key)
    inline = _rows(given, "inline_keyboard", refusals.INLINE_KEYBOARD_ROWS, _inline_button)
    flags = Fields(given)
    for name in ("remove_keyboard", "selective", "force_reply", "resize_keyboard"):
        flags.flag(name)
    if keyboard:
        return {**given, "keyboard": keyboard}
    if inline:
        return _checked_inline(inline)
    return given if flags.flag("remove_keyboard") or flags.flag("force_reply") else {}


def _rows(
    given: Json, name: str, no_rows: refusals.Refusal, read_button: Callable[[Any], Json | None]
) -> list[list[Json]]:
    """The rows that hold a button; buttons without a text are passed over."""
    rows = Fields(given).array(name)
    if not all(isinstance(row, list) for row in rows):
        raise no_rows
    read_rows = [[button for one in row if (button := read_button(one))] for row in rows]
    return [row for row in read_rows if row]


def key(given: Any) -> Json | None:
    """A button of a reply keyboard."""
    with refusals.while_parsing("keyboard button"):
        if isinstance(given, str):
            return {"text": given} if given else None
        if not isinstance(given, dict):
            raise refusals.KEY_NO_OBJECT
        button = Fields(given)
        for name in ("request_contact", "request_location"):
            button.flag(name)
        for name in ("request_poll", "web_app", "request_users", "request_chat"):
            button.object(name)
        return {**given, "text": button.text("text")} if button.text("text") else None


def _inline_button(given: Any) -> Json | None:
    """A button under a message: its text and the one thing that it does."""
    with refusals.while_parsing("inline keyboard button"):
        if not isinstance(given, dict):
            raise refusals.INLINE_BUTTON_NO_OBJECT
        button = Fields(given)
        text = button.text("text")
        for name in ("url", "callback_data"):
            button.text(name, "")
        for name in ("web_app", "login_url", "copy_text", "switch_inline_query_chosen_chat"):
            button.object(name)
        if not _does_something(given):
            raise refusals.BUTTON_WITHOUT_ACTION
        shown = text or given.get("icon_custom_emoji_id")
        return {**given, "text": text} if shown else None  # Telegram passes over the others


def _does_something(button: Json) -> bool:
    if button.get("url") or button.get("callback_data"):
        return True
    return bool(button.keys() - {"text", "url", "callback_data", "style", "icon_custom_emoji_id"})


def _checked_inline(rows: list[list[Json]]) -> Json:
    buttons = [button for row in rows for button in row]
    if len(buttons) > INLINE_LIMIT:
        raise refusals.REPLY_MARKUP_TOO_LONG
    for button in buttons:
        if not button["text"]:
            raise refusals.BUTTON_TEXT_EMPTY
        if len(str(button.get("callback_data", "")).encode()) > CALLBACK_DATA_LIMIT:
            raise refusals.BUTTON_DATA_INVALID
        _check_addresses(button)
    return {"inline_keyboard": rows}


def _check_addresses(button: Json) -> None:
    if url := str(button.get("url", "")):
        urls.check(url, "inline keyboard button URL")
    if app := button.get("web_app"):
        urls.check(str(app.get("url")), "inline keyboard button Web App URL", is_https_only=True)
    if login := button.get("login_url"):
        urls.check(str(login.get("url")), "inline keyboard button login URL", is_https_only=True)


def check_place(keyboard: Json, message: Json, *, is_private: bool) -> None:
    """Refuse buttons that a chat, or a message that holds what this one does, may not have."""
    kind = next((kind for kind in FIRST.values() if kind in message), "")
    buttons = [button for row in keyboard.get("inline_keyboard", []) for button in row]
    for button in buttons:
        misplaced = any(name in button and kind != wanted for name, wanted in FIRST.items())
        if misplaced or ("web_app" in button and not is_private):
            raise refusals.BUTTON_TYPE_INVALID
    needed = next((name for name, wanted in FIRST.items() if wanted == kind), None)
    if buttons and needed and needed not in buttons[0]:
        raise FIRST_MISSING[kind]
    for key in (key for row in keyboard.get("keyboard", []) for key in row):
        _check_key(key, is_private=is_private)


def _check_key(key: Json, *, is_private: bool) -> None:
    for name, said in PRIVATE_KEYS.items():
        if key.get(name) not in (None, False) and not is_private:
            raise refusals.bad_request(f"{said} in private chats only")
    if app := key.get("web_app"):
        urls.check(str(app.get("url")), "keyboard button Web App URL", is_https_only=True)
