"""What is refused about suggestions, as data."""

from office.errors import Refusal


class SuggestionUnknown(Refusal):
    """There is no such suggestion, or another keeper decides it."""


class SuggestionDecided(Refusal):
    """Somebody has already decided the suggestion."""


class DecisionGone(Refusal):
    """The decision on a suggestion no longer stands, so it cannot be undone."""


class PhrasingExported(Refusal):
    """The accepted phrasing stands in a file already, so undoing it would change nothing."""
