"""What use of the shelf suggests to its keepers: phrasings, gaps, unhelpful answers."""

from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.suggestions.service import Suggestions

__all__ = ["Suggestion", "SuggestionKind", "SuggestionState", "Suggestions"]
