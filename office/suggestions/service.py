"""The services of the suggestions, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox
from office.people import People
from office.rules import Rules
from office.suggestions.decisions.deciding import Deciding
from office.suggestions.decisions.undoing import Undoing
from office.suggestions.due import DueJobs
from office.suggestions.facts import ShelfFacts
from office.suggestions.gathering import Gathering
from office.suggestions.passages import Passages


@dataclass(frozen=True)
class Suggestions:
    """What the bot and the terminal may ask about suggestions."""

    gathering: Gathering
    deciding: Deciding
    undoing: Undoing
    passages: Passages
    due: DueJobs

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
        facts: Callable[[], ShelfFacts],
    ) -> Self:
        gathering = Gathering(database, clock, facts)
        deciding = Deciding(database, clock, outbox, people, rules, gathering)
        return cls(
            gathering=gathering,
            deciding=deciding,
            undoing=Undoing(deciding),
            passages=Passages(database, clock, facts),
            due=DueJobs(database, deciding, gathering),
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.weekly),))
