"""What use of the shelf suggests to its keepers: phrasings, gaps, unhelpful answers."""

from typing import Final

from office.noun import Noun
from office.suggestions.errors import (
    DecisionGone,
    PhrasingExported,
    SuggestionDecided,
    SuggestionUnknown,
)
from office.suggestions.models import SampleOrigin, Suggestion, SuggestionKind, SuggestionState
from office.suggestions.notices import UNREACHED, SuggestionNotice
from office.suggestions.passages import Use
from office.suggestions.records import RECORDS
from office.suggestions.samples import Sampling, take_samples
from office.suggestions.service import Suggestions
from office.suggestions.store import (
    learned_suggestions,
    lock_suggestion,
    open_suggestions,
    suggestions_of_kind,
)

NOUN: Final = Noun("suggestions", RECORDS, unreached=UNREACHED)

__all__ = [
    "NOUN",
    "DecisionGone",
    "PhrasingExported",
    "SampleOrigin",
    "Sampling",
    "Suggestion",
    "SuggestionDecided",
    "SuggestionKind",
    "SuggestionNotice",
    "SuggestionState",
    "SuggestionUnknown",
    "Suggestions",
    "Use",
    "learned_suggestions",
    "lock_suggestion",
    "open_suggestions",
    "suggestions_of_kind",
    "take_samples",
]
