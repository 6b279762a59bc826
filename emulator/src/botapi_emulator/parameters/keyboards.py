"""Keyboards under messages and in place of the phone's own, read as Telegram reads them."""

from collections.abc import Callable
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters.fields import Fields

CALLBACK_DATA_LIMIT = 64
INLINE_LIMIT = 100

Json = dict[str, Any]


def read(given: Any) -> Json:
    """A reply_markup, checked; {} where it holds nothing to show."""
    if not isinstance(given, dict):
        raise refusals.REPLY_MARKUP_NO_OBJECT
    keyboard = _rows(given, "keyboard", refusals.KEYBOARD_ROWS, _key)
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


def _key(given: Any) -> Json | None:
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
        return {**given, "text": text} if text else None


def _does_something(button: Json) -> bool:
    if button.get("url") or button.get("callback_data"):
        return True
    return bool(button.keys() - {"text", "url", "callback_data", "style", "icon_custom_emoji_id"})


def _checked_inline(rows: list[list[Json]]) -> Json:
    buttons = [button for row in rows for button in row]
    if len(buttons) > INLINE_LIMIT:
        raise refusals.REPLY_MARKUP_TOO_LONG
    for button in buttons:
        if len(str(button.get("callback_data", "")).encode()) > CALLBACK_DATA_LIMIT:
            raise refusals.BUTTON_DATA_INVALID
        url = str(button.get("url", ""))
        if url and ":" not in url and "." not in url:
            raise refusals.wrong_button_url(url)
    return {"inline_keyboard": rows}
