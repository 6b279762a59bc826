"""The number of a new SOP: the last one of its section, plus one."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

_NUMBER = re.compile(r"([A-Z]+)-(\d+)")


class NumberedSop(Protocol):
    """What numbering must know of an SOP."""

    @property
    def number(self) -> str:
        """Return its number; empty if it has none."""

    @property
    def section(self) -> str:
        """Return the section that owns it."""


def next_number(sops: Iterable[NumberedSop], section: str) -> str:
    """Return the next number of the series that the section uses most; empty if it has none."""
    numbered = [
        (found[1], int(found[2]), sop.section)
        for sop in sops
        if (found := _NUMBER.fullmatch(sop.number))
    ]
    of_section = Counter(name for name, _, owner in numbered if owner == section)
    if not of_section:
        return ""
    series, _ = of_section.most_common(1)[0]
    return f"{series}-{max(number for name, number, _ in numbered if name == series) + 1:02d}"


def is_free(number: str, sops: Iterable[NumberedSop]) -> bool:
    """Whether the number has the form of an SOP number and none of these SOPs uses it."""
    is_number = _NUMBER.fullmatch(number) is not None
    return is_number and all(sop.number != number for sop in sops)
