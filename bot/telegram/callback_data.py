"""What a button carries: an action and its arguments, in at most 64 bytes (Telegram's limit)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LIMIT_BYTES = 64
_SEPARATOR = ":"


class Action(StrEnum):
    """The first word of a button's data."""

    OPEN = "o"
    OPEN_WHOLE = "w"
    CONTENTS = "i"
    CHOOSE = "c"
    CHOOSE_NOTHING = "n"
    RATE = "f"
    DISLIKE = "d"
    BROWSE = "b"
    FILE = "k"
    REPORT = "l"
    REPORT_ABOUT = "a"
    TRIAGE = "t"
    OVERVIEW = "ov"
    MINE = "m"
    POSTS = "p"
    MEMBERS = "y"
    INVITE = "v"
    ANNOUNCE = "u"
    ANNOUNCED = "r"
    RUN = "g"
    REWORD = "z"
    TRAINING = "e"
    SCRIPT = "s"
    SCHEDULE = "j"
    FORM = "q"
    LETTER = "x"
    THREAD = "h"
    FIGURES = "fg"
    INTERVIEW = "iv"
    VERIFY = "ve"
    VERIFICATION = "vf"
    FORWARD = "fw"
    ANSWER = "an"
    OWN_QUESTION = "oq"
    SUGGESTION = "sg"
    CHANGE = "ch"
    WRITE = "wr"
    REVIEW = "rv"


@dataclass(frozen=True)
class CallbackData:
    """The data of a tapped button."""

    action: Action
    arguments: tuple[str, ...]


class StaleButton(Exception):
    """The section behind the button is no longer on the shelf."""


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
        ForgedData: an unknown action, or no data at all.
    """
    action, *arguments = (data or "").split(_SEPARATOR)
    try:
        return CallbackData(Action(action), tuple(arguments))
    except ValueError:
        raise ForgedData from None


def pattern(action: Action) -> str:
    """The regular expression by which a CallbackQueryHandler knows its buttons."""
    return f"^{action}({_SEPARATOR}|$)"
