"""The number of a new SOP: one more than the last of its section."""

import re
from collections import Counter
from collections.abc import Iterable

from knowledge.reading.sop import Sop

_NUMBER = re.compile(r"([A-Z]+)-(\d+)")


def next_number(sops: Iterable[Sop], section: str) -> str:
    """The next number in the series that the section uses most; empty where it uses none."""
    numbered = [
        (found[1], int(found[2]))
        for sop in sops
        if sop.section == section and (found := _NUMBER.fullmatch(sop.number))
    ]
    if not numbered:
        return ""
    series, _ = Counter(name for name, _ in numbered).most_common(1)[0]
    return f"{series}-{max(number for name, number in numbered if name == series) + 1:02d}"
