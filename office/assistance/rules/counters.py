"""The links of the counters: what they hold, and which counter one names. Pure rules."""

import re
from collections.abc import Container, Iterable

PREFIX = "loket-"
# What Telegram lets a link hold, without the sign between number and unit.
_CODE = re.compile(r"loket-([a-z0-9]{1,8})_([a-z0-9-]{1,40})")


def counter_links(bot_name: str, units: Iterable[str], count: int) -> dict[str, list[str]]:
    """Return the links of that many counters for each unit."""
    return {
        unit: [
            f"https://t.me/{bot_name}?start={PREFIX}{number}_{unit}"
            for number in range(1, count + 1)
        ]
        for unit in units
    }


def counter_of(code: str, units: Container[str]) -> tuple[str, str] | None:
    """Return the counter's name and its unit; None if the link names none of this office."""
    found = _CODE.fullmatch(code)
    return (found[1], found[2]) if found and found[2] in units else None
