"""What a button carries: an action and its arguments, in at most 64 bytes (Telegram's limit)."""

import re
from dataclasses import dataclass
from datetime import date

from bot.telegram.screen import Button
from knowledge.reading.sops.sop import Sop

LIMIT_BYTES = 64
_SEPARATOR = ":"


class Action(str):
    """The first word of a button's data. Old messages hold it, so a word is never used again."""

    __slots__ = ()

    def button(self, label: str, *arguments: str | int) -> Button:
        """Return a button that does this with those arguments."""
        return Button(label, pack(self, *arguments))


@dataclass(frozen=True)
class CallbackData:
    """The data of a tapped button."""

    action: Action
    arguments: tuple[str, ...]


class StaleButton(Exception):
    """The section behind the button is no longer on the shelf.

    `unused` is its SOP, if the office does not use that.
    """

    def __init__(self, unused: Sop | None = None) -> None:
        super().__init__(unused)
        self.unused = unused


class ForgedData(Exception):
    """Data that this bot never puts on a button."""


def whole_number(text: str) -> int:
    """Read a number that a button carries.

    Raises:
        ForgedData: it is no number, or longer than any id.
    """
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise ForgedData
    return int(text)


def pressed_id(arguments: tuple[str, ...]) -> int:
    """Read the id that a button carries first.

    Raises:
        ForgedData: it carries none.
    """
    return whole_number(arguments[0] if arguments else "")


def pressed_day(text: str) -> date:
    """Read the day that a button carries.

    Raises:
        ForgedData: it carries no day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ForgedData from None


def pack(action: Action, *arguments: str | int) -> str:
    """Write a button's data. Raises ValueError if it is over 64 bytes."""
    data = _SEPARATOR.join((action, *map(str, arguments)))
    if len(data.encode()) > LIMIT_BYTES:
        raise ValueError(f"button data over {LIMIT_BYTES} bytes: {data}")
    return data


def unpack(data: str | None) -> CallbackData:
    """Read a button's data.

    Raises:
        ForgedData: no data at all.
    """
    action, *arguments = (data or "").split(_SEPARATOR)
    if not action:
        raise ForgedData
    return CallbackData(Action(action), tuple(arguments))


def pattern(action: Action) -> str:
    """The regular expression by which a CallbackQueryHandler knows its buttons."""
    return f"^{action}({_SEPARATOR}|$)"
