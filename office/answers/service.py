"""The services of the forwarded questions, opened together."""

from office.answers.alike import Comparing
from office.answers.casework import QuestionCasework
from office.answers.due import DueJobs
from office.answers.moves.forwarding import Forwarding
from office.answers.moves.joining import Joining
from office.answers.moves.replying import Replying
from office.answers.notices import UNREACHED, AnswerNotice
from office.answers.queries import Queries
from office.foundation import Foundation
from office.noun import DueJob, Duties
from office.outbox import kinds_told_to_writers


class Answers:
    """What the bot and the terminal may ask about questions to heads."""

    def __init__(self, foundation: Foundation) -> None:
        shared = self.shared = QuestionCasework(foundation)
        self.forwarding = Forwarding(shared)
        self.joining = Joining(shared)
        self.replying = Replying(shared)
        self.comparing = Comparing(shared)
        self.queries = Queries(shared)
        self.due = DueJobs(shared)

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.climb_due, self.due.next_due),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={AnswerNotice.FORWARDED: self.due.undelivered},
            come_back=self.due.come_back,
        )
