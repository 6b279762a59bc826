"""What the page and the control API share: reading a JSON body, and refusing in JSON."""

import json
import math
from typing import Any

from aiohttp import web

from botapi_emulator import refusals
from botapi_emulator.parameters import strict_json

LARGEST_NUMBER = 2**31 - 1
HALF_CHARACTER = "the body must hold whole characters, no halves like \\ud800"

Json = dict[str, Any]


class MalformedError(Exception):
    """A request that cannot be read; its text names the field and what it must be."""


def refused(
    sentence: str, error: type[web.HTTPException] = web.HTTPBadRequest
) -> web.HTTPException:
    """A refusal: {"error": sentence}."""
    body = json.dumps({"error": sentence}, ensure_ascii=False)
    return error(text=body, content_type="application/json")


async def json_body(request: web.Request) -> "Body":
    """The JSON object of a request; an empty body is an empty one.

    Raises:
        MalformedError: it is none.
    """
    if not request.can_read_body:
        return Body({})
    # A foreign page can post forms to loopback, but not JSON: browsers ask first.
    if request.content_type != "application/json":
        raise MalformedError("Content-Type must be application/json")
    try:
        body = strict_json.read(await request.read())
    except ValueError:
        raise MalformedError("the body must be JSON, nested no deeper than 100") from None
    except refusals.Refusal:
        raise MalformedError(HALF_CHARACTER) from None
    if not isinstance(body, dict):
        raise MalformedError("the body must be a JSON object")
    return Body(body)


class Body:
    """The fields of a JSON object. A field that is null counts as missing.

    Every method raises MalformedError for a wrong value, and for a missing one without a default.
    """

    def __init__(self, json: Json) -> None:
        self.json = json

    def has(self, name: str) -> bool:
        """Whether a field is there."""
        return self.json.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """A string."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise MalformedError(f"{name} must be a string")
        return value

    def words(self, name: str) -> str:
        """A string with something in it besides spaces."""
        value = self.text(name)
        if not value.strip():
            raise MalformedError(f"{name} must be a string that is not empty")
        return value

    def whole(self, name: str, default: int | None = None, least: int = 0) -> int:
        """A whole number that fits into 32 bits."""
        value = self._value(name, default)
        if not _is_whole(value) or not least <= value <= LARGEST_NUMBER:
            raise MalformedError(f"{name} must be a whole number from {least} to {LARGEST_NUMBER}")
        return int(value)

    def number(self, name: str, default: float | None = None, least: float = -math.inf) -> float:
        """A number that a float can hold."""
        value = self._value(name, default)
        wanted = "a number" if least == -math.inf else f"a number of at least {least:g}"
        try:
            if isinstance(value, int | float) and not isinstance(value, bool):
                number = float(value)
                if math.isfinite(number) and number >= least:
                    return number
        except OverflowError:
            pass
        raise MalformedError(f"{name} must be {wanted}")

    def flag(self, name: str) -> bool:
        """True or false; false where it is missing."""
        value = self._value(name, default=False)
        if not isinstance(value, bool):
            raise MalformedError(f"{name} must be true or false")
        return value

    def texts(self, name: str, default: list[str] | None = None) -> list[str]:
        """A list of strings."""
        value = self._value(name, default)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise MalformedError(f"{name} must be a list of strings")
        return value

    def wholes(self, name: str) -> list[int]:
        """A list of whole numbers."""
        value = self._value(name, None)
        if not isinstance(value, list) or not all(_is_whole(one) for one in value):
            raise MalformedError(f"{name} must be a list of whole numbers")
        return value

    def _value(self, name: str, default: Any) -> Any:
        value = self.json.get(name)
        return default if value is None else value


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
