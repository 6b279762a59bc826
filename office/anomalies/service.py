"""The services of the reports, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.anomalies.actions import Actions
from office.anomalies.awaiting import Awaiting
from office.anomalies.drafting import Drafting
from office.anomalies.due import DueJobs
from office.anomalies.handover import Handover
from office.anomalies.oversight import Oversight
from office.anomalies.queries import Queries
from office.anomalies.redaction import Redaction
from office.anomalies.reporting import Reporting
from office.anomalies.rights import Rights
from office.anomalies.rules import Rules
from office.anomalies.shared import Shared
from office.clock import Clock
from office.database import Database
from office.inbox import Inbox
from office.outbox import Outbox
from office.people import People


@dataclass(frozen=True)
class Anomalies:
    """What the edge may ask about reports."""

    drafting: Drafting
    awaiting: Awaiting
    reporting: Reporting
    actions: Actions
    queries: Queries
    due: DueJobs
    handover: Handover
    oversight: Oversight
    redaction: Redaction
    shared: Shared

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        inbox: Inbox,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
    ) -> Self:
        shared = Shared(clock, outbox, people, rules)
        rights = Rights(shared)
        drafting = Drafting(database, clock, inbox)
        queries = Queries(database, shared, rights)
        return cls(
            drafting=drafting,
            awaiting=Awaiting(database, clock),
            reporting=Reporting(database, clock, shared, rights),
            actions=Actions(database, clock, shared, rights),
            queries=queries,
            due=DueJobs(database, clock, shared, rights, drafting),
            handover=Handover(database, clock, shared),
            oversight=Oversight(database, clock, shared, queries),
            redaction=Redaction(shared),
            shared=shared,
        )
