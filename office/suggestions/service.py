"""The services of the suggestions, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox
from office.people import People
from office.rules import Rules
from office.suggestions.decisions.deciding import Deciding
from office.suggestions.decisions.undoing import Undoing
from office.suggestions.due import DueJobs
from office.suggestions.gathering import Gathering
from office.suggestions.passages import Passages

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf


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
        shelf: "Callable[[], OfficeShelf]",
    ) -> Self:
        gathering = Gathering(database, clock, shelf)
        deciding = Deciding(database, clock, outbox, people, rules, gathering)
        return cls(
            gathering=gathering,
            deciding=deciding,
            undoing=Undoing(deciding),
            passages=Passages(database, clock, shelf),
            due=DueJobs(database, deciding, gathering),
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.weekly),))
