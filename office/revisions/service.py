"""The services of the revisions, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox, kinds_told_to_writers
from office.people import People
from office.questions import Questions
from office.revisions.due import DueJobs
from office.revisions.files.conflicts import FileConflicts
from office.revisions.files.importing import Importing
from office.revisions.notices import UNREACHED, RevisionNotice
from office.revisions.queries import Queries
from office.revisions.reviewing import Reviewing
from office.revisions.shared import Shared
from office.rules import Rules

if TYPE_CHECKING:
    from office.revisions.drafting import Drafting
    from office.shelf.office_shelf import OfficeShelf


@dataclass(frozen=True)
class Revisions:
    """What the bot and the terminal may ask about revisions of the content."""

    database: Database
    questions: Questions
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
        shelf: "Callable[[], OfficeShelf]",
        questions: Questions,
    ) -> Self:
        shared = Shared(database, clock, outbox, people, rules, shelf)
        conflicts = FileConflicts(database, shared)
        return cls(
            database=database,
            questions=questions,
            reviewing=Reviewing(database, shared),
            queries=Queries(database, shared),
            conflicts=conflicts,
            importing=Importing(database, shared),
            due=DueJobs(database, shared, conflicts),
            shared=shared,
        )

    @cached_property
    def drafting(self) -> "Drafting":
        """Opened when it is first asked: what it imports loads the shelf."""
        from office.revisions.drafting import Drafting

        return Drafting(self.database, self.shared, self.questions)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.run, self.due.next_due),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={RevisionNotice.SUBMITTED: self.due.undelivered},
            come_back=self.due.come_back,
        )
