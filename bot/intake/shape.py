"""Reads a stored update, or says which field does not have the type that Telegram documents.

PTB takes most values as they come and fails later, in the middle of a handler.
"""

import json
from collections.abc import Iterator
from typing import Any

from telegram import Update

from bot.telegram.outgoing import AppBot

_LARGEST_NUMBER = 2**63 - 1
_NUMBERS = frozenset({"message_id", "date", "edit_date", "offset", "length", "file_size"})
_TEXTS = frozenset(
    {
        "text",
        "caption",
        "data",
        "type",
        "url",
        "first_name",
        "last_name",
        "username",
        "language_code",
        "media_group_id",
        "poll_id",
        "file_id",
        "file_unique_id",
        "file_name",
        "mime_type",
    }
)
# No handler reads what stands below these keys, and their fields have other types.
_UNREAD = frozenset({"chat_background_set", "passport_data"})
_WITH_A_NUMBER_AS_ID = frozenset({"from", "chat", "user", "sender_chat"})


class UnknownShape(Exception):
    """An update that no handler can read. The text names the field, never its content."""


def read(payload: str, bot: AppBot) -> Update:
    """Return the update in a payload of the inbox.

    Raises:
        UnknownShape: a field lacks or has the wrong type.
    """
    update = json.loads(payload)
    if wrong := next(_wrong(update), None):
        raise UnknownShape(wrong)
    try:
        return Update.de_json(update, bot)
    except Exception as error:  # noqa: BLE001 - PTB says in many ways that a field is missing
        raise UnknownShape(type(error).__name__) from None


def _wrong(value: Any, path: str = "", key: str = "") -> Iterator[str]:
    """The fields of a wrong type, by their paths."""
    match value:
        case dict():
            if key in _WITH_A_NUMBER_AS_ID and not _is_number(value.get("id")):
                yield f"{path}.id"
            for name, inner in value.items():
                if name in _UNREAD:
                    continue
                yield from _wrong(inner, f"{path}.{name}" if path else str(name), name)
        case list():
            for inner in value:
                yield from _wrong(inner, path)
    if (key in _NUMBERS and not _is_number(value)) or (
        key in _TEXTS and not isinstance(value, str)
    ):
        yield path


def _is_number(value: Any) -> bool:
    return type(value) is int and abs(value) <= _LARGEST_NUMBER
