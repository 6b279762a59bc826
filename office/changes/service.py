"""The services of changed SOPs, opened together."""

from office.changes.effects.item_hold import ItemHold
from office.changes.effects.superseding import Superseding
from office.changes.news import News
from office.changes.recording import Recording
from office.changes.shelf_watch import ShelfWatch
from office.foundation import Foundation
from office.replicas import Replicas
from office.suggestions import Suggestions


class Changes:
    """What the bot and the terminal may ask about changes of the shelf."""

    def __init__(
        self, foundation: Foundation, suggestions: Suggestions, replicas: Replicas
    ) -> None:
        shared = self.shared = ShelfWatch(foundation, replicas)
        superseding = Superseding(shared, suggestions.gathering)
        self.recording = Recording(shared, ItemHold(shared), superseding)
        self.news = News(shared, suggestions.deciding)
