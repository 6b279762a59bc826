"""The links of the counters: what they hold, and which counter one names. Pure rules."""

from collections.abc import Container, Iterable
from urllib.parse import urlencode

PREFIX = "loket-"
_BETWEEN = "_"
_LONGEST_NAME = 8


def counter_links(bot_name: str, units: Iterable[str], count: int) -> dict[str, list[str]]:
    """Return the links of that many counters for each unit."""
    names = [str(number) for number in range(1, count + 1)]
    return {unit: [_link(bot_name, name, unit) for name in names] for unit in units}


def counter_of(code: str, units: Container[str]) -> tuple[str, str] | None:
    """Return the counter's name and its unit; None if the link names none of this office."""
    name, _, unit = code.removeprefix(PREFIX).partition(_BETWEEN)
    is_name = name.isascii() and name.isalnum() and len(name) <= _LONGEST_NAME
    return (name.upper(), unit) if is_name and unit in units else None


def _link(bot_name: str, name: str, unit: str) -> str:
    return f"https://t.me/{bot_name}?{urlencode({'start': f'{PREFIX}{name}{_BETWEEN}{unit}'})}"
