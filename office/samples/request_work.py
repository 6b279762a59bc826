"""What the services of the requests share."""

from office.foundation import Foundation, Service
from office.suggestions import Suggestions


class RequestWork(Service):
    """The parts of the foundation, and the services of the suggestions."""

    def __init__(self, foundation: Foundation, suggestions: Suggestions) -> None:
        super().__init__(foundation)
        self.deciding = suggestions.deciding
        self.proposing = suggestions.proposing
