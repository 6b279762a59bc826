"""The services of the revisions, opened together."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers
from office.questions import Questions
from office.revisions.casework import DraftCasework
from office.revisions.due import DueJobs
from office.revisions.files.conflicts import FileConflicts
from office.revisions.files.importing import Importing
from office.revisions.notices import UNREACHED, RevisionNotice
from office.revisions.queries import Queries
from office.revisions.reviewing import Reviewing

if TYPE_CHECKING:
    from office.revisions.drafting import Drafting


@dataclass(frozen=True)
class Revisions:
    """What the bot and the terminal may ask about revisions of the content."""

    questions: Questions
    reviewing: Reviewing
    queries: Queries
    conflicts: FileConflicts
    importing: Importing
    due: DueJobs
    shared: DraftCasework

    @classmethod
    def of(cls, foundation: Foundation, questions: Questions) -> Self:
        shared = DraftCasework(foundation)
        conflicts = FileConflicts(shared)
        return cls(
            questions=questions,
            reviewing=Reviewing(shared),
            queries=Queries(shared),
            conflicts=conflicts,
            importing=Importing(shared),
            due=DueJobs(shared, conflicts),
            shared=shared,
        )

    @cached_property
    def drafting(self) -> "Drafting":
        """Opened when it is first asked: what it imports loads the shelf."""
        from office.revisions.drafting import Drafting

        return Drafting(self.shared, self.questions)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.run, self.due.next_due),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={RevisionNotice.SUBMITTED: self.due.undelivered},
            come_back=self.due.come_back,
        )
