"""Draws from a seed what is going to happen in a round, and when. The same seed, the same storm."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tests.conftest import WIB

# Every kind strikes at least this often in a full storm.
FULL_STORM_SECONDS = 45.0
_EARLIEST = 1.0
# Of four seeds two; of those one behind a webhook.
_SEALED = (2, 3)


class Kind(StrEnum):
    """What can go wrong."""

    KILL = "kill"
    OUTAGE = "outage"
    TORN = "torn"
    PATIENCE = "429"
    LOST = "lost"
    LATE = "late"
    SLOW_DISK = "disk"
    FORWARD = "forward"
    BACK = "back"
    LEAP = "leap"
    FREEZE = "freeze"
    FLOOD = "flood"
    FULL_DISK = "full disk"
    POWER_CUT = "power cut"
    RESTART = "restart"
    KEYS = "keys"
    CRASH_LOOP = "crash loop"


# A file cannot be restarted, and a server keeps its own files.
ONLY_ON_SQLITE = frozenset({Kind.POWER_CUT})
ONLY_ON_POSTGRESQL = frozenset({Kind.RESTART})
ONLY_WITH_KEYS = frozenset({Kind.KEYS})


# How often in a full storm, and how long each lasts in seconds: for KILL, POWER_CUT and RESTART how
# long it stays down, for FORWARD the minutes of the jump, for BACK its seconds, for KEYS after how
# long the change to a new key is broken off, for CRASH_LOOP how long each life lasts.
_MEASURES: dict[Kind, tuple[int, int, float, float]] = {
    Kind.KILL: (2, 4, 0.0, 1.5),
    Kind.OUTAGE: (1, 2, 1.0, 3.0),
    Kind.TORN: (1, 1, 0.5, 2.0),
    Kind.PATIENCE: (1, 2, 0.5, 2.0),
    Kind.LOST: (2, 3, 1.0, 3.0),
    Kind.LATE: (1, 2, 1.0, 4.0),
    Kind.SLOW_DISK: (2, 3, 0.5, 3.0),
    Kind.FORWARD: (3, 5, 6.0, 35.0),
    Kind.BACK: (1, 2, 1.0, 15.0),
    # Longer than the lease of a replica, too: what it held is taken over, and then it wakes up.
    Kind.FREEZE: (1, 1, 0.5, 14.0),
    Kind.FLOOD: (1, 1, 3.0, 8.0),
    Kind.FULL_DISK: (1, 1, 1.0, 5.0),
    Kind.POWER_CUT: (1, 1, 0.0, 1.5),
    Kind.RESTART: (1, 2, 0.0, 2.0),
    Kind.KEYS: (1, 1, 0.2, 3.0),
    Kind.CRASH_LOOP: (1, 1, 0.1, 1.0),
}


@dataclass(frozen=True)
class Morning:
    """When a round begins by the office's clock, and where each of its great leaps lands."""

    name: str
    begins: datetime
    leaps_to: tuple[datetime, ...]


def _at(day: int, hour: int, minute: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


MORNINGS = (
    Morning("over a night", _at(25, 15, 20), (_at(26, 7, 29),)),
    Morning("over a holiday", _at(15, 15, 20, month=6), (_at(17, 7, 29, month=6),)),
    Morning("over the break of a Friday", _at(27, 10, 40), (_at(27, 13, 1),)),
    Morning("over two office days", _at(24, 15, 20), (_at(25, 7, 29), _at(26, 7, 29))),
    Morning("over a weekend", _at(20, 15, 20), (_at(23, 7, 29),)),
)


@dataclass(frozen=True)
class Disturbance:
    """One thing that goes wrong `at` so many seconds; `amount` as in `_MEASURES`.

    `whom` picks the processes that are struck: 0 all of them, else one; of a server how it stops,
    or whether its log finds no space either.
    The amount of a leap is its number.
    """

    at: float
    kind: Kind
    amount: float
    whom: int = 1


@dataclass(frozen=True)
class Storm:
    """A round's fate."""

    seed: int
    seconds: float
    morning: Morning
    has_webhook: bool
    # What people write is sealed in the database, and a new key comes into use meanwhile.
    has_keys: bool
    disturbances: tuple[Disturbance, ...]

    @property
    def counts(self) -> Counter[Kind]:
        return Counter(disturbance.kind for disturbance in self.disturbances)


def draw(seed: int, seconds: float = FULL_STORM_SECONDS) -> Storm:
    """Draw a storm. A shorter one has fewer of each kind, and still one of each."""
    rng = random.Random(seed)
    share = seconds / FULL_STORM_SECONDS
    disturbances = [
        Disturbance(
            at=rng.uniform(_EARLIEST, seconds),
            kind=kind,
            amount=rng.uniform(least, most) * (1 if kind is Kind.FORWARD else min(1.0, share * 2)),
            whom=rng.randint(0, 5),
        )
        for kind, (fewest, often, least, most) in _MEASURES.items()
        for _ in range(max(1, round(rng.randint(fewest, often) * share)))
    ]
    morning = MORNINGS[seed % len(MORNINGS)]
    disturbances += _leaps(rng, morning, seconds)
    disturbances.sort(key=lambda disturbance: disturbance.at)
    has_webhook, has_keys = bool(seed % 2), seed % 4 in _SEALED
    return Storm(seed, seconds, morning, has_webhook, has_keys, tuple(disturbances))


def _leaps(rng: random.Random, morning: Morning, seconds: float) -> list[Disturbance]:
    """Late enough that reports lie open over the first; with some work between two."""
    count = len(morning.leaps_to)
    earliest, latest = (0.55, 0.75) if count == 1 else (0.35, 0.85)
    share = (latest - earliest) / count
    return [
        Disturbance(rng.uniform(begin, begin + share * 0.7) * seconds, Kind.LEAP, number)
        for number in range(count)
        for begin in (earliest + number * share,)
    ]
