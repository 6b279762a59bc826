"""JSON as Telegram's server reads it: no NaN, no bottomless nesting, no halves of characters."""

import json
from typing import Any

from emulator import refusals

HALF = "\\ud"
"""How the escape of half a character begins, in lower case."""


def read(text: str | bytes) -> Any:
    """Parse JSON.

    Raises:
        ValueError: it is none.
        Refusal: a string in it cannot be written in UTF-8.
    """
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("too deep") from None
    if HALF in (text if isinstance(text, str) else text.decode()).lower():
        _check_characters(value)
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _check_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise refusals.NOT_UTF8 from None
