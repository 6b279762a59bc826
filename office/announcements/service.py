"""The services of the announcements, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.announcements.authoring.amending import Amending
from office.announcements.authoring.approving import Approving
from office.announcements.authoring.publishing import Publishing
from office.announcements.authoring.writing import Writing
from office.announcements.due import DueJobs
from office.announcements.notices import UNREACHED
from office.announcements.reading import Reading
from office.announcements.running.dispatch import Dispatch
from office.announcements.shared import Shared
from office.clock import Clock
from office.database import Database
from office.forms import Forms
from office.noun import DueJob, Duties
from office.outbox import Outbox, kinds_told_to_writers
from office.people import People
from office.rules import Rules


@dataclass(frozen=True)
class Announcements:
    """What the bot and the terminal may ask about announcements."""

    writing: Writing
    publishing: Publishing
    approving: Approving
    amending: Amending
    reading: Reading
    due: DueJobs
    dispatch: Dispatch

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        forms: Forms,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
    ) -> Self:
        shared = Shared(clock, people, rules)
        dispatch = Dispatch(clock, outbox, shared)
        approving = Approving(database, clock, dispatch)
        return cls(
            writing=Writing(database, clock, forms, shared),
            publishing=Publishing(database, clock, dispatch, approving),
            approving=approving,
            amending=Amending(database, clock, dispatch),
            reading=Reading(database, clock, dispatch),
            due=DueJobs(database, clock, dispatch),
            dispatch=dispatch,
        )

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(
            jobs=(DueJob(self.due.run, self.due.next_due, self.due.woken),),
            before_erasure=self.writing.before_erasure,
            origins=dict.fromkeys(kinds_told_to_writers(UNREACHED), self.reading.origin),
            come_back=self.dispatch.come_back,
        )
