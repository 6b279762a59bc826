"""Draws from a seed what is going to happen in a round, and when. The same seed, the same storm."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tests.conftest import WIB

# Every kind strikes at least this often in a full storm.
FULL_STORM_SECONDS = 36.0
_EARLIEST = 1.0


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


# How often in a full storm, and how long each lasts in seconds: for KILL how long the process stays
# down, for FORWARD the minutes of the jump, for BACK its seconds.
_MEASURES: dict[Kind, tuple[int, int, float, float]] = {
    Kind.KILL: (3, 5, 0.0, 1.5),
    Kind.OUTAGE: (1, 2, 1.0, 3.0),
    Kind.TORN: (1, 1, 0.5, 2.0),
    Kind.PATIENCE: (1, 2, 0.5, 2.0),
    Kind.LOST: (2, 3, 1.0, 3.0),
    Kind.LATE: (1, 2, 1.0, 4.0),
    Kind.SLOW_DISK: (2, 3, 0.5, 3.0),
    Kind.FORWARD: (3, 5, 6.0, 35.0),
    Kind.BACK: (1, 2, 1.0, 15.0),
}


@dataclass(frozen=True)
class Morning:
    """When a round begins by the office's clock, and where its one great leap lands."""

    name: str
    begins: datetime
    leaps_to: datetime


# No round spans two days: the inbox forgets after those what was done, and could not be counted.
MORNINGS = (
    Morning(
        "over a night",
        datetime(2026, 11, 25, 15, 20, tzinfo=WIB),
        datetime(2026, 11, 26, 7, 29, tzinfo=WIB),
    ),
    Morning(
        "over a holiday",
        datetime(2026, 6, 15, 15, 20, tzinfo=WIB),
        datetime(2026, 6, 17, 7, 29, tzinfo=WIB),
    ),
    Morning(
        "over the break of a Friday",
        datetime(2026, 11, 27, 10, 40, tzinfo=WIB),
        datetime(2026, 11, 27, 13, 1, tzinfo=WIB),
    ),
)


@dataclass(frozen=True)
class Disturbance:
    """One thing that goes wrong `at` so many seconds; `amount` as in `_MEASURES`.

    `whom` picks the processes that are killed: 0 all of them, else one.
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
    disturbances: tuple[Disturbance, ...]

    @property
    def counts(self) -> Counter[Kind]:
        return Counter(one.kind for one in self.disturbances)


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
    # Late enough that reports lie open over it.
    disturbances.append(Disturbance(rng.uniform(0.55, 0.75) * seconds, Kind.LEAP, 0))
    disturbances.sort(key=lambda one: one.at)
    return Storm(seed, seconds, MORNINGS[seed % len(MORNINGS)], tuple(disturbances))


def total_of_jumps(storm: Storm) -> timedelta:
    """How far the clock is put forward by minutes, the leap apart."""
    return timedelta(
        minutes=sum(one.amount for one in storm.disturbances if one.kind is Kind.FORWARD)
    )
