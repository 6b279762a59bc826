"""The services of the revisions, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox
from office.people import People
from office.revisions.drafting import Drafting
from office.revisions.due import DueJobs
from office.revisions.files.conflicts import FileConflicts
from office.revisions.files.facts import FileFacts
from office.revisions.files.importing import Importing
from office.revisions.queries import Queries
from office.revisions.reviewing import Reviewing
from office.revisions.shared import Shared
from office.rules import Rules


@dataclass(frozen=True)
class Revisions:
    """What the bot and the terminal may ask about revisions of the content."""

    drafting: Drafting
    reviewing: Reviewing
    queries: Queries
    conflicts: FileConflicts
    importing: Importing
    due: DueJobs
    shared: Shared

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
        facts: Callable[[], FileFacts],
    ) -> Self:
        shared = Shared(database, clock, outbox, people, rules, facts)
        conflicts = FileConflicts(database, shared)
        return cls(
            drafting=Drafting(database, shared),
            reviewing=Reviewing(database, shared),
            queries=Queries(database, shared),
            conflicts=conflicts,
            importing=Importing(database, shared),
            due=DueJobs(database, shared, conflicts),
            shared=shared,
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.due.run, self.due.next_due),))
