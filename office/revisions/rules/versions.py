"""When a text that is published starts, and whether one was written on an older version."""

import re
from datetime import date

_NUMBERED = re.compile(r"(\d+)\.(\d+)")


def is_older(version: str, than: str) -> bool:
    """Whether a version was there before the other; of what is not numbered nobody knows."""
    found, other = _NUMBERED.fullmatch(version), _NUMBERED.fullmatch(than)
    if found is None or other is None:
        return False
    return [int(part) for part in found.groups()] < [int(part) for part in other.groups()]


def takes_effect(wished: date | None, today: date, newest: date | None) -> date:
    """Return the first day of a text: never in the past, never before the text it replaces."""
    return max(day for day in (wished, today, newest) if day is not None)
