"""When an item comes back: four boxes of 1, 3, 7 and 21 days. A pure rule (see ADR 9)."""

from dataclasses import dataclass
from datetime import date, timedelta

DAYS = (1, 3, 7, 21)
FIRST, LAST = 1, len(DAYS)


@dataclass(frozen=True)
class Place:
    """Where an item is for a member: its box, and the day from which it may come again."""

    box: int
    due_on: date
    is_right: bool
    answered_on: date


def moved(place: Place | None, today: date, *, is_right: bool) -> Place:
    """Return where the item is after an answer. One without answers is in the first box.

    A wrong answer always counts. A right one counts only as the first of its day.
    """
    if place is not None and is_right and place.answered_on == today:
        return place
    box = FIRST if not is_right else min((place.box if place else FIRST) + 1, LAST)
    return Place(box, today + timedelta(days=DAYS[box - 1]), is_right, today)
