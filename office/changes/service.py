"""The services of changed SOPs, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from office.anomalies.rules import Rules
from office.changes.facts import ContentFacts
from office.changes.news import News
from office.changes.recording import Recording
from office.clock import Clock
from office.database import Database
from office.outbox import Outbox
from office.people import People
from office.suggestions.deciding import Deciding


@dataclass(frozen=True)
class Changes:
    """What the edge may ask about changes of the shelf."""

    recording: Recording
    news: News

    @classmethod
    def of(
        cls,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
        facts: Callable[[], ContentFacts],
        deciding: Deciding,
    ) -> Self:
        return cls(
            recording=Recording(database, clock, outbox, people, rules, facts),
            news=News(database, clock, people, deciding),
        )
