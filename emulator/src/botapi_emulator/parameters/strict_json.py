"""JSON as Telegram's server reads it: no NaN, no bottomless nesting, no halves of characters."""

import json
from typing import Any

from botapi_emulator import refusals

HALF = "\\ud"
"""How the escape of half a character begins, in lower case."""
DEEPEST = 100
"""How many lists and objects may stand in each other."""


def read(text: str | bytes) -> Any:
    """Parse JSON.

    Raises:
        ValueError: it is none, or too deep.
        Refusal: a string in it cannot be written in UTF-8.
    """
    written = text if isinstance(text, str) else text.decode()
    try:
        value = json.loads(written, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("too deep") from None
    if written.count("[") + written.count("{") > DEEPEST:
        _check_depth(value)
    if HALF in written.lower():
        _check_characters(value)
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _check_depth(value: Any) -> None:
    layer = [value]
    for _ in range(DEEPEST + 1):
        layer = [inner for one in layer for inner in _inside(one)]
        if not layer:
            return
    raise ValueError("too deep")


def _inside(value: Any) -> list[Any]:
    """What a list or an object holds, of that only the lists and objects."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for one in held if isinstance(one, dict | list)]


def _check_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise refusals.NOT_UTF8 from None
