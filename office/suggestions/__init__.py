"""What use of the shelf suggests to its keepers: phrasings, gaps, unhelpful answers."""

from typing import Final

from office.noun import Noun
from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState
from office.suggestions.records import RECORDS
from office.suggestions.service import Suggestions

NOUN: Final = Noun("suggestions", RECORDS)

__all__ = ["NOUN", "Suggestion", "SuggestionKind", "SuggestionState", "Suggestions"]
