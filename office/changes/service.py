"""The services of changed SOPs, opened together."""

from dataclasses import dataclass
from typing import Self

from office.changes.effects.item_hold import ItemHold
from office.changes.effects.superseding import Superseding
from office.changes.news import News
from office.changes.recording import Recording
from office.changes.shelf_watch import ShelfWatch
from office.foundation import Foundation
from office.replicas import Replicas
from office.suggestions import Suggestions


@dataclass(frozen=True)
class Changes:
    """What the bot and the terminal may ask about changes of the shelf."""

    shared: ShelfWatch
    recording: Recording
    news: News

    @classmethod
    def of(cls, foundation: Foundation, suggestions: Suggestions, replicas: Replicas) -> Self:
        shared = ShelfWatch(foundation, replicas)
        superseding = Superseding(shared, suggestions.gathering)
        return cls(
            shared=shared,
            recording=Recording(shared, ItemHold(shared), superseding),
            news=News(shared, suggestions.deciding),
        )
