"""What explains that something was told twice: it was in flight when this happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.chaos.play.flight import Flight


class Cause(StrEnum):
    """In the order in which they are looked at."""

    LOST_ANSWER = "lost answer"
    KILL = "kill"
    FULL_DISK = "full disk"
    JUMP = "jump"
    FREEZE = "freeze"
    RESTART = "restart"


@dataclass
class Flights:
    """What was in flight at each cause."""

    at: Mapping[Cause, list[Flight]] = field(default_factory=lambda: {cause: [] for cause in Cause})

    def note(self, cause: Cause, flight: Flight) -> None:
        self.at[cause].append(flight)
