"""What the table of suggestions holds of people, and how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import and_, col

from office.records import Fate, OldRows, PersonalColumn, Records, Removable
from office.suggestions.models import Suggestion, SuggestionKind, SuggestionState


def _open(border: datetime) -> Sequence[OldRows]:
    """What nobody has decided."""
    is_open = and_(
        col(Suggestion.state) == SuggestionState.OPEN,
        # If it were deleted, its keeper would never decide and it would be held back for good.
        col(Suggestion.kind) != SuggestionKind.TRAINING,
    )
    return [OldRows(Suggestion, and_(is_open, col(Suggestion.last_at) < border))]


def _decided(border: datetime) -> Sequence[OldRows]:
    """What was decided without effect on the shelf."""
    taught_nothing = [SuggestionState.REFUSED, SuggestionState.ANSWERED]
    is_over = col(Suggestion.state).in_(taught_nothing)
    return [OldRows(Suggestion, and_(is_over, col(Suggestion.decided_at) < border))]


RECORDS = Records(
    tables=(Suggestion,),
    personal=(
        # Suggestions are the office's. The words of a dislike are its asker's, and so is a phrasing
        # that one person alone has used: it no longer counts then.
        PersonalColumn(
            col(Suggestion.asker_id), Fate.EMPTIED, emptied={"text": "", "state": "ditolak"}
        ),
        PersonalColumn(col(Suggestion.decided_by), Fate.STAYS, is_own=False),
    ),
    removable=(
        Removable("suggestions", "open", 90, _open),
        Removable("suggestions", "decided", 90, _decided),
    ),
)
