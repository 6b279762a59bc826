"""What use of the shelf suggests to its keepers: phrasings, gaps, unhelpful answers."""

from typing import Final

from office.noun import Noun
from office.suggestions.decisions.together import MOST_AT_ONCE
from office.suggestions.errors import (
    DecisionGone,
    PhrasingExported,
    SuggestionDecided,
    SuggestionUnknown,
)
from office.suggestions.models import (
    SampleOrigin,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)
from office.suggestions.notices import UNREACHED, SuggestionNotice
from office.suggestions.passages import Use
from office.suggestions.proposing import LONGEST, NoSample, Proposed, Proposing
from office.suggestions.records import RECORDS
from office.suggestions.samples import Sampling, take_samples
from office.suggestions.service import Suggestions
from office.suggestions.store import (
    count_open_in,
    learned_suggestions,
    lock_suggestion,
    open_suggestions,
    suggestions_of_kind,
)
from office.suggestions.weak import Weak, weak_sections

NOUN: Final = Noun("suggestions", RECORDS, unreached=UNREACHED, open_in=count_open_in)

__all__ = [
    "LONGEST",
    "MOST_AT_ONCE",
    "NOUN",
    "DecisionGone",
    "NoSample",
    "PhrasingExported",
    "Proposed",
    "Proposing",
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
    "Weak",
    "learned_suggestions",
    "lock_suggestion",
    "open_suggestions",
    "suggestions_of_kind",
    "take_samples",
    "weak_sections",
]
