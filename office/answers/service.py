"""The services of the forwarded questions, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.answers.due import DueJobs
from office.answers.moves.forwarding import Forwarding
from office.answers.moves.replying import Replying
from office.answers.notices import UNREACHED, AnswerNotice
from office.answers.queries import Queries
from office.answers.shared import Shared
from office.clock import Clock
from office.database import Database
from office.noun import DueJob, Duties
from office.outbox import Outbox, kinds_told_to_writers
from office.people import People
from office.rules import Rules


@dataclass(frozen=True)
class Answers:
    """What the bot and the terminal may ask about questions to heads."""

    forwarding: Forwarding
    replying: Replying
    queries: Queries
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
    ) -> Self:
        shared = Shared(clock, outbox, people, rules)
        return cls(
            forwarding=Forwarding(database, shared),
            replying=Replying(database, shared),
            queries=Queries(database, shared),
            due=DueJobs(database, shared),
            shared=shared,
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.climb_due, self.due.next_due),),
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.queries.origin),
            undelivered={AnswerNotice.FORWARDED: self.due.undelivered},
            come_back=self.due.come_back,
        )
