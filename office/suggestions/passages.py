"""Which sections nobody asks for, and which are often left for another one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from office.foundation import Service
from office.questions.context import LISTENS_FOR
from office.suggestions import store

A_YEAR = timedelta(days=365)
# Retention removes questions after a year: a log that goes back nearly that far counts as one.
_A_YEAR_OF_LOG = timedelta(days=358)
LOOKS_BACK = timedelta(days=90)
# A section that was shown less often says nothing.
LEAST_SHOWN = 5
LEAST_SHARE = 0.4


@dataclass(frozen=True)
class Left:
    """A section (its address), how often it was shown, and how often left for another one."""

    passage: str
    shown: int
    left: int


@dataclass(frozen=True)
class Use:
    """How the shelf is used. `unasked` is None if the log is younger than a year."""

    unasked: tuple[str, ...] | None
    left: tuple[Left, ...]


class Passages(Service):
    """Reads from the log of questions how sections are used."""

    async def use(self) -> Use:
        """Return which sections nobody has asked for in a year, and which are often left."""
        now = self.clock.now()
        async with self.database.read() as session:
            first = await store.first_asked(session)
            last = await store.last_asked(session)
            shown = await store.shown(session, now - LOOKS_BACK)
        address = self.shelf().address
        asked = {address(sop, section) for sop, section, at in last if at > now - A_YEAR}
        is_old = first is not None and first <= now - _A_YEAR_OF_LOG
        unasked = tuple(passage for passage in self.shelf().passages() if passage not in asked)
        steps = ((member, at, address(sop, section) or "") for member, at, sop, section in shown)
        return Use(unasked if is_old else None, often_left(steps))


def often_left(steps: Iterable[tuple[int, datetime, str]]) -> tuple[Left, ...]:
    """Return the sections that are often left for another one soon after they were shown.

    `steps` are member, moment and section, ordered by member and time.
    """
    shown: Counter[str] = Counter()
    left: Counter[str] = Counter()
    before: tuple[int, datetime, str] | None = None
    for step in steps:
        member, at, passage = step
        shown[passage] += 1
        if before is not None and before[0] == member and before[2] != passage:
            left[before[2]] += at - before[1] <= LISTENS_FOR
        before = step
    found = [
        Left(passage, count, left[passage])
        for passage, count in shown.items()
        if passage and count >= LEAST_SHOWN and left[passage] >= LEAST_SHARE * count
    ]
    return tuple(sorted(found, key=lambda remainder: (-remainder.left, remainder.passage)))
