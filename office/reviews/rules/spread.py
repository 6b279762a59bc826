"""Which SOP an owner is asked about next, so that no week asks too much and no night is too late.

The weeks are filled backwards from the last in which each can be asked in time. What is asked most
comes first among those that are due together. A pure rule.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_A_WEEK = 3
AHEAD = timedelta(days=14)
"""So long before the day an owner is asked."""
TOGETHER = timedelta(days=90)
"""Parts of one SOP that are due within this time are one review: it would not be asked before."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class DueSop:
    """An SOP whose next part is due on a day, and how often it was asked for lately."""

    sop_id: str
    due_on: date
    asked: int = 0


def planned(sops: Sequence[DueSop], today: date) -> list[tuple[date, DueSop]]:
    """Return the Monday of the week in which each SOP is asked about, the earliest first."""
    this_week = _monday(today)
    taken = Counter[date]()
    found: list[tuple[date, DueSop]] = []
    latest_first = sorted(sops, key=lambda sop: (-sop.due_on.toordinal(), sop.asked, sop.sop_id))
    for sop in latest_first:
        week = max(_monday(sop.due_on - AHEAD), this_week)
        while taken[week] >= MOST_A_WEEK and week > this_week:
            week -= _WEEK
        taken[week] += 1
        found.append((week, sop))
    return sorted(found, key=lambda it: (it[0], it[1].due_on, -it[1].asked, it[1].sop_id))


def to_ask(sops: Sequence[DueSop], today: date) -> list[DueSop]:
    """Return the SOPs whose week has come, the most urgent first."""
    return [sop for week, sop in planned(sops, today) if week <= today]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
