"""What the services of changed SOPs share."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from office.anomalies.rules import Rules
from office.changes.facts import ContentFacts
from office.clock import Clock
from office.database import AsyncSession, Database
from office.outbox import Outbox
from office.people import People

MustRead = Callable[[AsyncSession, Iterable[str]], Awaitable[frozenset[str]]]
"""Which of these SOPs everybody must read, by what was said when they were published."""


async def nothing_must_be_read(_session: AsyncSession, _sops: Iterable[str]) -> frozenset[str]:
    """What files say: nobody can ask for readers there."""
    return frozenset()


@dataclass
class Shared:
    """The database, the clock and the rules, with the content in use."""

    database: Database
    clock: Clock
    outbox: Outbox
    people: People
    rules: Callable[[], Rules]
    facts: Callable[[], ContentFacts]
    must_read: MustRead = nothing_must_be_read
