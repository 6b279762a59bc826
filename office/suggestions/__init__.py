"""What use suggests to the keepers of the shelf: phrasings, gaps, answers that did not help."""

from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.suggestions.service import Suggestions

__all__ = ["Suggestion", "SuggestionKind", "SuggestionState", "Suggestions"]
