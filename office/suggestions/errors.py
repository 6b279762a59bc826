"""What is refused about suggestions, as data."""

from office.errors import Refusal


class SuggestionUnknown(Refusal):
    """There is no such suggestion, or another keeper decides it."""


class SuggestionDecided(Refusal):
    """Somebody has already decided the suggestion."""
