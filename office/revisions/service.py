"""The services of the revisions, opened together."""

from functools import cached_property
from typing import TYPE_CHECKING

from office.answers import Answers
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers
from office.questions import Questions
from office.revisions.casework import DraftCasework
from office.revisions.due import DueJobs
from office.revisions.files.arranged import OfficeDrafts
from office.revisions.files.case_lines import CaseLines
from office.revisions.files.conflicts import FileConflicts
from office.revisions.files.importing import Importing
from office.revisions.notices import UNREACHED, RevisionNotice
from office.revisions.publishing import FactPublishing
from office.revisions.queries import Queries
from office.revisions.reviewing import Reviewing

if TYPE_CHECKING:
    from office.revisions.drafting import Drafting


class Revisions:
    """What the bot and the terminal may ask about revisions of the content."""

    def __init__(self, foundation: Foundation, questions: Questions, answers: Answers) -> None:
        shared = self.shared = DraftCasework(foundation)
        self.conflicts = FileConflicts(shared)
        self.case_lines = CaseLines(shared)
        self.questions, self.answers = questions, answers
        self.reviewing = Reviewing(shared)
        self.queries = Queries(shared)
        self.importing = Importing(shared)
        self.office_file = OfficeDrafts(shared)
        self.publishing = FactPublishing(shared)
        self.due = DueJobs(shared, self.conflicts, self.case_lines)

    @cached_property
    def drafting(self) -> "Drafting":
        """Opened when it is first asked: what it imports loads the shelf."""
        from office.revisions.drafting import Drafting

        return Drafting(self.shared, self.questions, self.answers)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.run, self.due.next_due),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={RevisionNotice.SUBMITTED: self.due.undelivered},
            come_back=self.due.come_back,
        )
