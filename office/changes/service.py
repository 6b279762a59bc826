"""The services of changed SOPs, opened together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from office.changes.effects.item_hold import ItemHold
from office.changes.effects.superseding import Superseding
from office.changes.news import News
from office.changes.recording import Recording
from office.changes.shared import Shared
from office.clock import Clock
from office.database import Database
from office.outbox import Outbox
from office.people import People
from office.replicas import Replicas
from office.rules import Rules
from office.suggestions import Suggestions

if TYPE_CHECKING:
    from office.shelf.office_shelf import OfficeShelf


@dataclass(frozen=True)
class Changes:
    """What the bot and the terminal may ask about changes of the shelf."""

    shared: Shared
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
        shelf: "Callable[[], OfficeShelf]",
        suggestions: Suggestions,
        replicas: Replicas,
    ) -> Self:
        shared = Shared(database, clock, outbox, people, rules, shelf, replicas)
        superseding = Superseding(shared, suggestions.gathering)
        return cls(
            shared=shared,
            recording=Recording(shared, ItemHold(shared), superseding),
            news=News(shared, suggestions.deciding),
        )
