"""The fields of a JSON object, read and refused as Telegram's server does."""

import re
from typing import Any

from botapi_emulator import refusals

WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
"""What fits into 64 bits."""

Json = dict[str, Any]

_MISSING = object()


class Fields:
    """One JSON object of a request. Without a default a field must be there."""

    def __init__(self, json: Json) -> None:
        self.json = json

    def text(self, name: str, default: Any = _MISSING) -> str:
        """A String; a number passes, too."""
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise refusals.bad_request(f'Field "{name}" must be of type String')
        return str(value)

    def integer(self, name: str, default: Any = _MISSING) -> int:
        """An Integer; a text of digits passes, too."""
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise refusals.bad_request(f'Field "{name}" must be a Number')
        digits = str(value)
        if not WHOLE_NUMBER.fullmatch(digits):
            raise refusals.bad_request(f'Field "{name}" must be a valid Number')
        return int(digits)

    def number(self, name: str, default: Any = _MISSING) -> float:
        """A Float; only a number passes."""
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise refusals.bad_request(f'Field "{name}" must be of type Number')
        return float(value)

    def flag(self, name: str) -> bool:
        """A Boolean, false where it is missing."""
        value = self._value(name, default=False)
        if not isinstance(value, bool):
            raise refusals.bad_request(f'Field "{name}" must be of type Boolean')
        return value

    def array(self, name: str) -> list[Any]:
        """An Array, empty where it is missing."""
        value = self._value(name, default=[])
        if not isinstance(value, list):
            raise refusals.bad_request(f'Field "{name}" must be of type Array')
        return value

    def object(self, name: str) -> Json:
        """An Object, empty where it is missing."""
        value = self._value(name, default={})
        if not isinstance(value, dict):
            raise refusals.bad_request(f'Field "{name}" must be of type Object')
        return value

    def needed_array(self, name: str) -> list[Any]:
        """An Array that must be there."""
        self._value(name, _MISSING)
        return self.array(name)

    def needed_object(self, name: str) -> Json:
        """An Object that must be there."""
        self._value(name, _MISSING)
        return self.object(name)

    def _value(self, name: str, default: Any) -> Any:
        value = self.json.get(name, default)
        if value is _MISSING:
            raise refusals.bad_request(f'Can\'t find field "{name}"')
        return value
