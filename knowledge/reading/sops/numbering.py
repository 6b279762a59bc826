"""The number of a new SOP: one more than the last of its section."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

_NUMBER = re.compile(r"([A-Z]+)-(\d+)")


class Numbered(Protocol):
    """An SOP as far as its number asks."""

    @property
    def number(self) -> str:
        """Its number, or nothing."""

    @property
    def section(self) -> str:
        """Whose it is."""


def next_number(sops: Iterable[Numbered], section: str) -> str:
    """The next number in the series that the section uses most; empty where it uses none."""
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


def is_free(number: str, sops: Iterable[Numbered]) -> bool:
    """Whether that is a number as SOPs have it, and none of these has it."""
    is_number = _NUMBER.fullmatch(number) is not None
    return is_number and all(sop.number != number for sop in sops)
